import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { loadRecogniser, type IntentRecogniser } from '../understanding/recogniser.ts';
import { UsageError, type Io } from './command.ts';

export const help = `sleutel classify [--json]

What the assistant makes of utterances: standard input, one a line.

  --json   a JSON line an utterance:
           {text, language, intent, topic, confidence, alternatives: [{intent, confidence}], decision}`;

export async function run(args: string[], io: Io): Promise<number> {
  const json = args.includes('--json');
  if (args.some((arg) => arg !== '--json')) throw new UsageError(help);
  const recogniser = loadRecogniser();
  const show = json ? asJson : asText;
  for await (const line of createInterface({ input: Readable.from(io.stdin), crlfDelay: Infinity })) {
    io.stdout(`${show(line, recogniser)}\n`);
  }
  return 0;
}

/** Here is no conversation to take an uncertain language from, so the likelier one is given. */
function asJson(text: string, recogniser: IntentRecogniser): string {
  const { language, intent, topic, confidence, alternatives, decision } = recogniser.recognise(text);
  return JSON.stringify({
    text,
    language: language ?? recogniser.likeliestLanguage(text),
    intent,
    topic: topic ?? null,
    confidence,
    alternatives,
    decision,
  });
}

function asText(text: string, recogniser: IntentRecogniser): string {
  const { language, intent, topic, confidence, decision } = recogniser.recognise(text);
  const name = topic === undefined ? intent : `${intent}/${topic}`;
  const percent = `${Math.round(confidence * 100)}%`.padStart(4);
  return `${percent}  ${decision.padEnd(6)}  ${language ?? '--'}  ${name.padEnd(28)}  ${text}`;
}
