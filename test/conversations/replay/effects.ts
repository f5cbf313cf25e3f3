import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { eventually, GOOD_PASSWORD, inbox, signIn, type InboxEntry } from '../../support/chat.ts';
import { firstPassword } from './cast.ts';
import type { Stage } from './replay.ts';
import type { Scene } from './scene.ts';
import { unreadable, type Line } from './script.ts';

/** Where inbox and audit stood before a conversation. */
export interface Bookmark {
  readonly messages: number;
  readonly audit: number;
}

function rows<T>(data: string, sql: string): T[] {
  const db = new DatabaseSync(join(data, 'sleutel.db'), { readOnly: true });
  try {
    return db.prepare(sql).all() as T[];
  } finally {
    db.close();
  }
}

const auditOf = (data: string): string[] =>
  rows<{ event: string }>(data, 'select event from audit order by seq').map(({ event }) => event);

export const bookmark = async ({ url, data }: Stage): Promise<Bookmark> => ({
  messages: (await inbox(url)).length,
  audit: auditOf(data).length,
});

/** Resolves when nothing waits in the outbox any more, so that "nothing was sent" means something. */
export const settled = async (data: string): Promise<void> => {
  const waiting = () => rows(data, `select 1 from outbox where state = 'waiting' limit 1`).length > 0;
  await eventually(() => Promise.resolve(waiting() ? undefined : true), 'an empty outbox');
};

interface Seen {
  readonly scene: Scene;
  /** Messages of this conversation, as `kind by channel to address`, sorted. */
  readonly sent: readonly string[];
  readonly messages: readonly InboxEntry[];
  readonly audit: readonly string[];
}

const SIGN_IN = { 200: 'ok', 401: 'wrong', 423: 'locked' } as const;
const SUBJECTS: readonly [RegExp, string][] = [
  [/verloopt (?:over|binnen)|expires (?:in|within)/u, 'reminder'],
  [/vervangen|replaced/u, 'notice.reset'],
  [/gewijzigd|changed/u, 'notice.change'],
  [/ontgrendeld|unlocked/u, 'notice.unlock'],
  [/Foute codes|Wrong codes/iu, 'notice.failures'],
  [/Je code|Your code/u, 'code'],
  [/Hulpvraag|Help request/u, 'case.opened'],
  [/bevestig wie|confirm who/u, 'vouch.request'],
  [/helpdesk van .* helpt|helpdesk of .* helps/u, 'staff.link'],
  [/Akkoord gevraagd|Approval asked/u, 'staff.approval'],
  [/Herstel door een medewerker|Reset by staff/u, 'staff.told'],
];

interface Check {
  readonly form: RegExp;
  /** What is wrong, or nothing. */
  readonly check: (seen: Seen, parts: readonly string[]) => Promise<string | undefined> | string | undefined;
}

/** Everything that `= ...` can say of one line; `sent` and `audit` lines are taken together. */
const CHECKS: readonly Check[] = [
  {
    form: /^(\S+) signs in with the (old|new) password: ([\w-]+)$/u,
    async check({ scene }, [userId = '', which, wanted]) {
      const password = which === 'old' ? firstPassword(userId) : (scene.newPassword ?? GOOD_PASSWORD);
      const { status, body } = await signIn(scene.url, scene.cast.toStage(userId), password);
      const result = SIGN_IN[status as keyof typeof SIGN_IN] ?? (body as { status: string }).status;
      return result === wanted ? undefined : `signing in gives: ${result}`;
    },
  },
  {
    form: /^audit has no (\S+)$/u,
    check: ({ audit }, [event = '']) => (audit.includes(event) ? 'the audit has it' : undefined),
  },
  {
    form: /^audit has (\S+)$/u,
    check: ({ audit }, [event = '']) => (audit.includes(event) ? undefined : `the audit has: ${audit.join(', ')}`),
  },
  {
    form: /^kept nowhere: (.+)$/u,
    check({ scene: { data } }, [secret = '']) {
      const files = readdirSync(data).filter((name) => name.startsWith('sleutel.db'));
      const found = files.filter((name) => readFileSync(join(data, name)).includes(secret));
      return found.length === 0 ? undefined : `it stands in ${found.join(', ')}`;
    },
  },
  {
    form: /^the mail to (\S+) says "([^"]+)"$/u,
    check({ messages, scene }, [to = '', words = '']) {
      const texts = messages
        .filter((entry) => entry.to === scene.cast.toStage(to))
        .map(({ text }) => scene.cast.toScript(text));
      return texts.some((text) => text.includes(words)) ? undefined : `it says: ${texts.join('\n---\n')}`;
    },
  },
];

const REFERENCE = /SL-[0-9A-Z]{4}-[0-9A-Z]{4}/u;

/** Conversations share a helpdesk: what it hears of the cases of others is none of this one. */
function isOfThis({ chat }: Scene, { subject, text }: InboxEntry): boolean {
  const [reference] = /Hulpvraag|Help request/u.test(subject) ? (REFERENCE.exec(subject + text) ?? []) : [];
  return reference === undefined || chat.all.some((said) => said.text?.includes(reference) === true);
}

/** @throws Error naming the line that is not true. */
export async function checkEffects(scene: Scene, before: Bookmark, lines: readonly Line[]): Promise<void> {
  const messages = (await inbox(scene.url)).slice(before.messages).filter((entry) => isOfThis(scene, entry));
  const audit = auditOf(scene.data).slice(before.audit);
  const seen: Seen = { scene, messages, audit, sent: messages.map((entry) => asLine(scene, entry)).toSorted() };
  compareAll(scene, lines, /^sent (.+)$/u, seen.sent, (wanted) =>
    wanted.filter((line) => line !== 'nothing').toSorted(),
  );
  compareAll(scene, lines, /^audit: (.+)$/u, audit, (wanted) => wanted.flatMap((line) => line.split(', ')));
  for (const line of lines) {
    const wrong = await checkLine(seen, line);
    if (wrong !== undefined) throw untrue(scene, line, wrong);
  }
}

async function checkLine(seen: Seen, line: Line): Promise<string | undefined> {
  if (/^(?:sent |audit: )/u.test(line.text)) return undefined;
  for (const { form, check } of CHECKS) {
    const match = form.exec(line.text);
    if (match !== null) return check(seen, match.slice(1));
  }
  throw unreadable(seen.scene.script.name, line, 'an effect that README.md lists');
}

function compareAll(
  scene: Scene,
  lines: readonly Line[],
  form: RegExp,
  actual: readonly string[],
  read: (wanted: string[]) => string[],
): void {
  const own = lines.filter(({ text }) => form.test(text));
  const [first] = own;
  if (first === undefined) return;
  const wanted = read(own.map(({ text }) => form.exec(text)?.[1] ?? ''));
  if (String(wanted) === String(actual)) return;
  throw untrue(
    scene,
    first,
    ['', ...wanted.map((line) => `- ${line}`), ...actual.map((line) => `+ ${line}`)].join('\n'),
  );
}

function asLine({ cast }: Scene, { channel, to, subject }: InboxEntry): string {
  const kind = SUBJECTS.find(([words]) => words.test(subject))?.[1] ?? subject;
  return `${kind} by ${channel} to ${cast.toScript(to)}`;
}

function untrue({ script }: Scene, { at, text }: Line, why: string): Error {
  const error = new Error(`test/conversations/${script.name}:${at} is not true: "${text}". ${why}`);
  error.stack = error.message;
  return error;
}
