import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fault } from '../src/core/errors.ts';
import { INTENTS, type Intent } from '../src/core/intent.ts';
import { LANGUAGES, type Language } from '../src/core/language.ts';

/** A sentence as an employee would type it, and what it should be taken for. */
export interface Utterance {
  readonly text: string;
  readonly language: Language;
  readonly intent: Intent;
  readonly topic: string | undefined;
  /** A second reading that is as defensible; none where the model learns from it. */
  readonly also?: Intent;
}

/** The model learns from the first; choices are made on the second; the third only tells the result. */
export type UtteranceSet = 'train' | 'validation' | 'held-out';

export const UTTERANCES = fileURLToPath(new URL('./utterances', import.meta.url));

/** The topics a file with topic sections may have; other files have none. */
export const TOPICS: Readonly<Partial<Record<Intent, readonly string[]>>> = {
  knowledge: [
    'sspr_registration',
    'mfa',
    'error_message',
    'reset_link',
    'personal_account',
    'password_rules',
    'sync',
    'username',
    'pin_hello',
    'security',
    'password_manager',
  ],
  smalltalk: ['greet', 'thanks', 'cancel', 'help'],
};

const LONGEST_LINE = 1_000;

/** `sentence | intent`: what else it may just as well be taken for. */
const WITH_SECOND = /^(?<text>.*\S)\s+\|\s+(?<second>[a-z_]+)$/u;

/**
 * All utterances of a set, in the order of language, intent and line. A file that cannot be right is
 * refused; the message begins with file and line.
 */
export function readUtterances(set: UtteranceSet, root = UTTERANCES): Utterance[] {
  return LANGUAGES.flatMap((language) => {
    const folder = join(root, set, language);
    refuseStrays(folder);
    return INTENTS.flatMap((intent) =>
      readFile(join(folder, `${intent}.txt`), { language, intent, mayDoubt: set !== 'train' }),
    );
  });
}

function refuseStrays(folder: string): void {
  const expected = new Set<string>(INTENTS.map((intent) => `${intent}.txt`));
  const stray = readdirSync(folder).find((name) => !expected.has(name));
  if (stray !== undefined) throw new Fault('bad-model', `${place(join(folder, stray), 1)}: no intent has this name`);
}

interface FileKind {
  readonly language: Language;
  readonly intent: Intent;
  readonly mayDoubt: boolean;
}

function readFile(file: string, { language, intent, mayDoubt }: FileKind): Utterance[] {
  const topics = TOPICS[intent];
  const found: Utterance[] = [];
  const seen = new Map<string, number>();
  let topic: string | undefined;
  const lines = decode(file).split('\n');
  lines.forEach((raw, i) => {
    const line = raw.trim();
    const refuse = (why: string): never => {
      throw new Fault('bad-model', `${place(file, i + 1)}: ${why}`);
    };
    if (line.startsWith('## ')) {
      topic = line.slice(3).trim();
      if (!topics?.includes(topic)) refuse(`"${topic}" is not a topic of ${intent}`);
    } else if (line !== '' && line !== '#' && !line.startsWith('# ')) {
      if (/[\p{Cc}\ufffd]/u.test(line)) refuse('a control or broken character');
      if (line.length > LONGEST_LINE) refuse(`longer than ${LONGEST_LINE} characters`);
      if (topics !== undefined && topic === undefined) refuse('before the first "## topic"');
      const { text = line, second } = WITH_SECOND.exec(line)?.groups ?? {};
      if (seen.has(text)) refuse(`the same as line ${seen.get(text)}`);
      seen.set(text, i + 1);
      const also = INTENTS.find((other) => other === second && other !== intent);
      if (second !== undefined && also === undefined) refuse(`"${second}" is no other intent`);
      if (also !== undefined && !mayDoubt) refuse('two readings; what is learned has one');
      found.push({ text, language, intent, topic, ...(also && { also }) });
    }
  });
  if (found.length === 0) throw new Fault('bad-model', `${place(file, lines.length)}: no utterances`);
  return found;
}

function decode(file: string): string {
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\ufeff/u, '')
      .replaceAll('\r\n', '\n');
  } catch (cause) {
    throw new Fault('bad-model', `${place(file, 1)}: cannot be read`, cause);
  }
}

function place(file: string, line: number): string {
  return `${relative(process.cwd(), file)}:${line}`;
}
