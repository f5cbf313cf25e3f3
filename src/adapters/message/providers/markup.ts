import type { Language } from '../../../core/language.ts';
import { escapeHtml, oneLine } from '../inert.ts';

/** The five characters that XML knows by name; the rest of what is said is text. */
const escapeXml = (text: string): string => escapeHtml(oneLine(text)).replaceAll('&#39;', '&apos;');

/** Twilio's own names of voices; without one, an account's default voice would read Dutch as English. */
const TWILIO_VOICE: Readonly<Record<Language, string>> = {
  nl: 'voice="Polly.Lotte" language="nl-NL"',
  en: 'voice="Polly.Amy" language="en-GB"',
};
export const LOCALE: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** Sentences apart; a digit is a sentence of one word, and digits are what somebody writes down. */
interface Spoken {
  readonly text: string;
  readonly slow: boolean;
}

function sentencesOf(spoken: string): Spoken[] {
  const parts = oneLine(spoken).split(/(?<=[.:!?])\s+/u);
  const short = (text: string | undefined) => text !== undefined && /^\p{L}+\.$/u.test(text);
  return parts.map((text, at) => ({ text, slow: short(text) && (short(parts[at - 1]) || short(parts[at + 1])) }));
}

/**
 * For Twilio: a second of silence after every digit. `Pause` does that with any voice, where markup
 * inside `Say` depends on it.
 */
export function asTwiml(spoken: string, language: Language): string {
  const runs: Spoken[] = [];
  for (const sentence of sentencesOf(spoken)) {
    const last = runs.at(-1);
    if (last === undefined || last.slow || sentence.slow) runs.push(sentence);
    else runs[runs.length - 1] = { text: `${last.text} ${sentence.text}`, slow: false };
  }
  const say = ({ text }: Spoken) => `<Say ${TWILIO_VOICE[language]}>${escapeXml(text)}</Say>`;
  const body = runs.map(say).join('<Pause length="1"/>');
  return `<?xml version="1.0" encoding="UTF-8"?><Response><Pause length="1"/>${body}</Response>`;
}

/** Speech with pauses, as slow as fits in `most` characters; `undefined` when not even the plain words do. */
export function asSsml(spoken: string, most = Infinity): string | undefined {
  const sentences = sentencesOf(spoken);
  const written = (pause: string, slow: boolean) => {
    const said = sentences.map((each) => escapeXml(each.text) + (each.slow ? pause : '')).join(' ');
    return `<speak>${slow ? `<prosody rate="slow">${said}</prosody>` : said}</speak>`;
  };
  const pause = '<break time="1s"/>';
  return [written(pause, true), written(pause, false), written('', true), written('', false)].find(
    (text) => text.length <= most,
  );
}
