import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { createKeyring } from '../../src/adapters/crypto/keyring.ts';
import type { Log } from '../../src/adapters/log.ts';
import { call, Chat, inbox, labels } from '../support/chat.ts';
import { ANNA, ROOMY, filesIn, has, sayAll, settled, stateOf, useApp } from './support.ts';

/** Numbers that are the same in every run. */
function dice(seed: number): (below: number) => number {
  let count = 0;
  return (below) => createHash('sha256').update(`${seed} ${count++}`).digest().readUInt32BE(0) % below;
}

type Draw = (below: number) => number;
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const pick = (draw: Draw, from: string, length: number): string =>
  Array.from({ length }, () => from.charAt(draw(from.length))).join('');
const word = (draw: Draw, length: number): string => pick(draw, LETTERS, length);
const base64url = (draw: Draw, length: number): string =>
  pick(draw, `${LETTERS}${LETTERS.toUpperCase()}0123456789-_`, length);

/** Nine digits that pass the eleven-test. */
function citizenNumber(draw: Draw): string {
  for (;;) {
    const digits = `1${pick(draw, '0123456789', 8)}`;
    const sum = Array.from(digits).reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
    if (sum % 11 === 0) return digits;
  }
}

/** Ways to type a secret where none belongs; each gives what was said and what may be found nowhere. */
const KINDS: readonly ((draw: Draw) => readonly [said: string, secret: string])[] = [
  (draw) => both(draw, `${word(draw, 3).toUpperCase()}${word(draw, 4)}${10 + draw(90)}!${word(draw, 2)}`),
  (draw) => both(draw, `${word(draw, 5)}#${word(draw, 4)}${100 + draw(900)}`),
  (draw) => stated(draw, `${word(draw, 6)}${1_000 + draw(9_000)}`),
  (draw) => stated(draw, `${word(draw, 9)}$${word(draw, 3)}`),
  (draw) => quoted(`${word(draw, 5)} ${word(draw, 6)} ${word(draw, 7)}`),
  (draw) => both(draw, pick(draw, '0123456789', 8)),
  (draw) => both(draw, `1${pick(draw, '0123456789', 5)}`),
  (draw) => both(draw, citizenNumber(draw)),
  (draw) => link(base64url(draw, 43)),
  (draw) => both(draw, `eyJ${base64url(draw, 20)}.${base64url(draw, 40)}.${base64url(draw, 43)}`),
];

function both(draw: Draw, secret: string): readonly [string, string] {
  const around = ['', 'kijk: ', 'dit is het ', 'hier is hij ', 'I typed '][draw(5)] ?? '';
  return [`${around}${secret}`, secret];
}
function stated(draw: Draw, secret: string): readonly [string, string] {
  const lead =
    ['mijn wachtwoord is ', 'wachtwoord: ', 'my password is ', 'password=', 'het wachtwoord was '][draw(5)] ?? '';
  return [`${lead}${secret}`, secret];
}
const quoted = (secret: string): readonly [string, string] => [`mijn wachtwoord is "${secret}"`, secret];
const link = (token: string): readonly [string, string] => [
  `de link was http://127.0.0.1:3978/password/${token}`,
  token,
];

/** Where in a conversation it is pasted. */
const PROMPTS: readonly (readonly string[])[] = [
  [],
  ['wachtwoord vergeten'],
  ['wachtwoord vergeten', ANNA],
  ['wachtwoord vergeten', 'niemand@voorbeeld.example', 'email'],
  ['een medewerker'],
];

/** Digits count where they stand alone: inside a longer number or an identifier they are chance. */
const standsIn = (text: string, secret: string): boolean =>
  text.includes(secret) && (/\D/u.test(secret) || new RegExp(`(?<![\\w-])${secret}(?![\\w-])`, 'u').test(text));

const COUNT = 1_000;

describe('a secret that is typed into the chat', () => {
  const logged: string[] = [];
  const write = (...args: readonly unknown[]) =>
    void logged.push(
      args.map((each) => (each instanceof Error ? each.stack : JSON.stringify(each, errorsToo))).join(' '),
    );
  const errorsToo = (_key: string, value: unknown) =>
    value instanceof Error ? `${value.stack} ${String(value.cause)}` : value;
  const log = { info: write, warn: write, error: write, debug: write } as unknown as Log;
  const app = useApp({ log, file: { policy: ROOMY } });

  it('D9: is found in no file, log, frame or mail, a thousand times', async function () {
    // Fails without: `redactMiddleware`, or `redact` in `echo` of web-chat.ts or `identify` of begin.ts.
    this.timeout(120_000);
    const draw = dice(20_261_120);
    const secrets: string[] = [];
    const frames: string[] = [];
    while (secrets.length < COUNT) {
      const chat = await Chat.open(app.url);
      await sayAll(chat, PROMPTS[draw(PROMPTS.length)] ?? []);
      for (let pastes = 0; pastes < 20; pastes++) {
        const [said, secret] = KINDS[secrets.length % KINDS.length]?.(draw) ?? ['', ''];
        secrets.push(secret);
        await chat.post({
          type: 'message',
          text: said,
          channelData: { messageBack: { displayText: said.slice(0, 200) } },
        });
      }
      await sayAll(chat, ['een medewerker', 'ja', 'stop', 'een medewerker', 'ja']);
      frames.push(JSON.stringify(chat.all));
      app.clock.advance(5_000);
    }
    await settled(app.data);
    const mails = JSON.stringify(await inbox(app.url));
    expect(mails, 'the helpdesk got its mails').to.include('SL-');
    const opened = opensAll(stateOf(app.data));
    const places: Record<string, string> = {
      frames: frames.join('\n'),
      mails,
      log: logged.join('\n'),
      'the database, opened with its key': opened,
    };
    for (const [name, bytes] of filesIn(app.data)) places[name] = bytes.toString('latin1');
    const found = Object.entries(places).flatMap(([place, text]) =>
      secrets.filter((secret) => standsIn(text, secret)).map((secret) => `${secret} in ${place}`),
    );
    expect(found).to.deep.equal([]);
  });

  /** All rows as text, with what is sealed opened: a key would not help a thief either. */
  function opensAll(state: Record<string, unknown>): string {
    const key = filesIn(app.data).get('sleutel.key')?.toString().trim() ?? '';
    const keyring = createKeyring(Buffer.from(key, 'base64'));
    return JSON.stringify(state, (_field, value: unknown) => {
      if (typeof value !== 'string' || value.length < 40) return value;
      try {
        return keyring.open(value);
      } catch {
        return value;
      }
    });
  }

  it('F3: a citizen service number is kept nowhere, and nine digits that are none stay', async () => {
    // Fails without: `redactMiddleware`.
    const chat = await Chat.open(app.url);
    await sayAll(chat, ['mijn bsn is 123456782', 'mijn klantnummer is 123456789', 'een medewerker', 'ja']);
    await settled(app.data);
    const kept = [JSON.stringify(stateOf(app.data)), JSON.stringify(await inbox(app.url)), logged.join(' ')].join(' ');
    expect(kept).not.to.include('123456782');
    expect(kept).to.include('123456789');
  });

  it('D9: is answered with advice to change it', async () => {
    // Fails without: `isSecretOutOfPlace` in bot.ts.
    const chat = await Chat.open(app.url);
    expect(has(await chat.say('mijn wachtwoord is Fietsbel-2041'), 'secret.redacted')).to.equal(true);
    await sayAll(chat, ['wachtwoord vergeten', ANNA]);
    expect(labels(await chat.say('Fietsbel!2041x'))).to.deep.equal(['secret.redacted', 'verify.choose-method']);
  });

  it('D9: in the place of a user ID is not kept either', async () => {
    // Fails without: `redact(typedId)` in `identify` of begin.ts.
    const chat = await Chat.open(app.url);
    await sayAll(chat, ['wachtwoord vergeten', 'Fietsbel2041x', 'email', 'een medewerker', 'ja']);
    await settled(app.data);
    expect(opensAll(stateOf(app.data)).toLowerCase()).not.to.include('fietsbel2041x');
    expect(JSON.stringify(await inbox(app.url)).toLowerCase()).not.to.include('fietsbel2041x');
  });

  it('D9: comes back to nobody who reads the conversation later', async () => {
    // Fails without: `redactMiddleware`.
    const chat = await Chat.open(app.url);
    await chat.say('mijn wachtwoord is Fietsbel-2041');
    const path = `/v3/directline/conversations/${chat.conversationId}/activities`;
    const { body } = await call(`${app.url}${path}`, 'GET', undefined, { authorization: `Bearer ${chat.token}` });
    expect(JSON.stringify(body)).to.include('●●●●').and.not.include('Fietsbel');
  });
});
