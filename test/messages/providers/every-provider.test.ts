import { expect } from 'chai';
import { readRetryAfter } from '../../../src/adapters/http/exchange.ts';
import { cmDouble } from './cm-double.ts';
import { closeDoubles, double, nobody, type Double } from './double.ts';
import { clock, COUNTRIES, IMPATIENT, MOBILE, outcome, PROVIDERS, senderOf, text, voice } from './support.ts';
import { twilioDouble } from './twilio-double.ts';
import { webhookDouble } from './webhook-double.ts';

const doubleOf = (name: string): Promise<Double> => {
  if (name.startsWith('twilio')) return twilioDouble();
  return name.startsWith('cm') ? cmDouble() : webhookDouble(() => clock.now());
};

for (const [name, at] of PROVIDERS) {
  describe(`every provider: ${name}`, () => {
    afterEach(closeDoubles);
    const message = () => (name.endsWith('text') ? text() : voice());
    const messageTo = (to: unknown) => Object.assign(message(), { to }) as ReturnType<typeof text>;

    it('takes a code for an allowed number', async () => {
      expect(await senderOf(at((await doubleOf(name)).url)).send(message())).to.equal('sent');
    });

    // Fails without `numberRefusal` in sender.ts.
    it('A12, A15: asks for nothing when the number is not one, or not in an allowed country', async () => {
      const there = await doubleOf(name);
      const sender = senderOf(at(there.url));
      for (const to of ['+491701234567', '+12025550123', '+3912345678', '+882161234567']) {
        expect(await sender.send(messageTo(to)), to).to.deep.equal({
          refused: 'the country is not allowed by the policy',
        });
      }
      for (const to of NO_NUMBERS) {
        const result = await sender.send(messageTo(to));
        expect(result, JSON.stringify(to)).to.deep.equal({ refused: 'the number is not in international form' });
      }
      expect(there.got).to.deep.equal([]);
    });

    it('takes any country that the policy names, and none when it names none', async () => {
      const there = await doubleOf(name);
      expect(
        await senderOf(at(there.url), { countries: [...COUNTRIES, '+49'] }).send(messageTo('+491701234567')),
      ).to.equal('sent');
      expect(await senderOf(at(there.url), { countries: [] }).send(message())).to.have.property('refused');
      expect(there.got).to.have.length(1);
    });

    it('A17: builds what it pretends to send, and asks for nothing', async () => {
      // Fails without: `pretend` in sender.ts building alone (send there).
      const there = await doubleOf(name);
      const sender = senderOf(at(there.url));
      await sender.pretend?.(messageTo('+99900000000'));
      expect(sender).to.have.property('pretend');
      expect(there.got).to.deep.equal([]);
    });

    it('may try again when nobody was there to take it', async () => {
      const result = await outcome(senderOf(at(await nobody())).send(message()));
      expect(result).to.have.property('passing').that.includes('ECONNREFUSED');
    });

    it('does not carry another channel, or anything once closed', async () => {
      const there = await doubleOf(name);
      const sender = senderOf(at(there.url));
      const other = name.endsWith('text') ? voice() : text();
      expect(await outcome(sender.send(other))).to.have.property('passing');
      await sender.close();
      expect(await outcome(sender.send(message()))).to.have.property('passing');
      expect(there.got).to.deep.equal([]);
    });

    it('lets what is on its way arrive before it closes', async () => {
      const there = await doubleOf(name);
      const sender = senderOf(at(there.url));
      const sending = sender.send(message());
      await sender.close();
      expect(await sending).to.equal('sent');
    });

    it('says nothing of the person or the code when it fails', async () => {
      const there = await doubleOf(name);
      const told = `no: ${MOBILE} 48151623 481516`;
      for (const status of [400, 401, 422, 429, 500, 503]) {
        there.moods.push({ status, body: { code: 1, message: told, reason: told, details: told, error: told } });
        const result = JSON.stringify(await outcome(senderOf(at(there.url)).send(message())));
        expect(result, String(status)).not.to.match(/612345678|48151/u);
      }
    });

    // Off: 503 in `readStatus` of provider.ts, or `lost` in sender.ts.
    it('A12, E7: says what may be sent again: after 429, 503, other 5xx, no answer and a late one', async () => {
      const there = await doubleOf(name);
      const sender = senderOf(at(there.url));
      const impatient = senderOf(at(there.url), { timeoutMs: IMPATIENT });
      /** Only a gateway that takes an id once may be asked again where the outcome is not known. */
      const open = name.startsWith('webhook') ? 'passing' : 'unknown';
      const kinds: Record<string, string> = {};
      for (const mood of [429, 503, 500, 502, 'hang-up'] as const) {
        const retryAfter = { 'retry-after': '7' };
        there.moods.push(mood === 'hang-up' ? mood : { status: mood, headers: mood < 500 ? retryAfter : {} });
        const result = await outcome(sender.send(message()));
        kinds[mood] = Object.keys(result).join(' ');
      }
      there.moods.push('silent');
      kinds['silent'] = Object.keys(await outcome(impatient.send(message()))).join(' ');
      there.answerLate();
      kinds['after a late success'] = await sender.send(message()).then(String);
      expect(kinds).to.deep.equal({
        429: 'passing after',
        503: 'passing',
        500: open,
        502: open,
        'hang-up': open,
        silent: open,
        'after a late success': 'sent',
      });
    });

    it('reads no endless answer, and follows nobody elsewhere', async () => {
      const elsewhere = await double(() => ({ status: 200 }));
      const there = await doubleOf(name);
      there.moods.push(
        { status: 302, headers: { location: elsewhere.url } },
        { status: 429, body: 'x'.repeat(1_000_000) },
      );
      expect(await outcome(senderOf(at(there.url)).send(message()))).to.have.property('passing');
      expect(await outcome(senderOf(at(there.url)).send(message()))).to.have.property('passing');
      expect(elsewhere.got).to.deep.equal([]);
    });

    it('cannot be checked where nobody is', async () => {
      expect(
        await senderOf(at(await nobody()))
          .check?.()
          .catch(String),
      ).to.include('cannot be reached: ECONNREFUSED');
    });
  });
}

const NO_NUMBERS: readonly unknown[] = [
  '',
  undefined,
  null,
  '0612345678',
  '31612345678',
  '0031612345678',
  '+31 6 12345678',
  '+31-612345678',
  '+31612345678,+31612345679',
  '+31612345678\r\nTo: +31900123456',
  '+31612345678 ',
  '+31612345678x12',
  '+٣١٦١٢٣٤٥٦٧٨',
  '+0612345678',
  '+31',
  '+3161234567890123',
  ['+31612345678', '+31612345679'],
  { number: '+31612345678' },
];

describe('Retry-After', () => {
  const now = new Date('2026-03-05T12:00:00Z');
  for (const [header, ms] of [
    ['5', 5000],
    ['Thu, 05 Mar 2026 12:00:10 GMT', 10_000],
    ['86400', 900_000],
    ['999999999', 900_000],
    ['0', undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['Thu, 05 Mar 2026 11:00:00 GMT', undefined],
    [null, undefined],
  ] as const) {
    it(`${header ?? 'absent'} is ${ms === undefined ? 'not believed' : `${ms / 1000} s`}`, () => {
      expect(readRetryAfter(header, now)).to.equal(ms);
    });
  }
});
