import { z } from 'zod';
import { cmHeaders, type CmSettings } from './cm-text.ts';
import { asSsml, LOCALE } from './markup.ts';
import { isSuccess, readStatus, type Provider, type ProviderAnswer, type Verdict } from './provider.ts';

const LONGEST_PROMPT = 750;
const LONGEST_ID = 64;
const RING_SECONDS = 20;

/** Calls that say a message and hang up, over the Notification app of CM.com's Voice API. */
export function cmVoice({ productToken, from, baseUrl }: CmSettings): Provider {
  const post = (instruction: object) => ({
    method: 'POST' as const,
    url: `${baseUrl}/voiceapi/v2/Notification`,
    headers: cmHeaders(productToken),
    body: JSON.stringify(instruction),
  });
  return {
    name: 'cm',
    channel: 'voice',
    idempotent: false,
    build({ id, to, spoken, text, language }) {
      const prompt = asSsml(spoken ?? text, LONGEST_PROMPT);
      if (prompt === undefined) return { refused: 'too long for a call' };
      return post({
        'instruction-id': id.slice(0, LONGEST_ID),
        callee: to,
        caller: from,
        anonymous: false,
        prompt,
        'prompt-type': 'TTS_SSML',
        // A code does not belong on an answering machine.
        'voicemail-response': 'Stop',
        'max-ringing-timeout': RING_SECONDS,
        voice: { language: LOCALE[language], gender: 'Female', number: 1 },
      });
    },
    read,
    // Without a number to call it can only be refused, and before that the token is looked at.
    probe: () => post({}),
    rejection: ({ status }) => (isSuccess(status) || status === 400 ? undefined : `cm answers ${status} to the token`),
  };
}

const Queued = z.object({ success: z.boolean() });

function read(answer: ProviderAnswer): Verdict {
  if (isSuccess(answer.status)) {
    const refused = Queued.safeParse(answer.json).data?.success === false;
    return refused ? { kind: 'refused', why: 'cm did not accept the call' } : { kind: 'sent' };
  }
  if (answer.status === 400) return { kind: 'refused', why: 'cm 400' };
  return readStatus('cm', answer, false);
}
