import { expect } from 'chai';
import { solveChallenge, type Challenge, type Solution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { z } from 'zod';
import { createRobotCheck, robotCheckRoute, type RobotCheck, type UsedOnce } from '../../src/channels/robot-check.ts';
import { ManualClock, claimsOf, countingRandom, newChat, send, startApp, type TestApp } from './support.ts';

class MemoryUsed implements UsedOnce {
  readonly used = new Map<string, Date>();
  async useOnce(id: string, until: Date): Promise<boolean> {
    if (this.used.has(id)) return false;
    this.used.set(id, until);
    return true;
  }
}

const Challenges = z.custom<Challenge>();

interface Solved {
  readonly challenge: Challenge;
  readonly solution: Solution | null;
}

/** As the page does it in a browser, with the Web Crypto of this machine. */
const solve = async (challenge: Challenge): Promise<Solved> => ({
  challenge,
  solution: await solveChallenge({ challenge, deriveKey }),
});

describe('The robot check', () => {
  const clock = new ManualClock();
  const key = Buffer.alloc(32, 3);
  let used: MemoryUsed;
  let check: RobotCheck;
  beforeEach(() => {
    used = new MemoryUsed();
    check = createRobotCheck({ key, used, clock, random: countingRandom() });
  });

  it('takes a solution once', async () => {
    // Off: leave `useOnce` out of `verify`; the second is true then.
    const solved = await solve(await check.challenge());
    expect(await check.verify(solved)).to.equal(true);
    expect(await check.verify(solved)).to.equal(false);
    expect(await check.verify(structuredClone(solved))).to.equal(false);
  });

  it('takes it once for all: at the same time, and after a restart', async () => {
    const solved = await solve(await check.challenge());
    const results = await Promise.all(Array.from({ length: 50 }, () => check.verify(solved)));
    expect(results.filter(Boolean)).to.have.length(1);
    const restarted = createRobotCheck({ key, used, clock, random: countingRandom() });
    expect(await restarted.verify(solved)).to.equal(false);
  });

  it('takes it as base64 too, which is how ALTCHA sends it', async () => {
    const solved = await solve(await check.challenge());
    const payload = Buffer.from(JSON.stringify(solved)).toString('base64');
    expect(await check.verify(payload)).to.equal(true);
    expect(await check.verify(solved)).to.equal(false);
  });

  it('takes it for ten minutes, and remembers it for as long', async () => {
    const solved = await solve(await check.challenge());
    const late = await solve(await check.challenge());
    clock.pass(599);
    expect(await check.verify(solved)).to.equal(true);
    expect([...used.used.values()]).to.deep.equal([new Date(clock.now().getTime() + 1_000)]);
    clock.pass(1);
    expect(await check.verify(late)).to.equal(false);
  });

  it('refuses what was not solved, or altered', async () => {
    // Off: skip `verifySolution`; all of these are true then.
    const { challenge, solution } = await solve(await check.challenge());
    if (solution === null) throw new Error('no solution');
    const { parameters } = challenge;
    const altered: unknown[] = [
      { challenge },
      { challenge, solution: null },
      { challenge, solution: { ...solution, derivedKey: parameters.keyPrefix } },
      { challenge, solution: { ...solution, derivedKey: solution.derivedKey.toUpperCase() } },
      { challenge: { ...challenge, signature: undefined }, solution },
      { challenge: { ...challenge, signature: 'a'.repeat(64) }, solution },
      { challenge: { ...challenge, parameters: { ...parameters, cost: 1 } }, solution },
      { challenge: { ...challenge, parameters: { ...parameters, data: { until: 9e15 } } }, solution },
      { challenge: { ...challenge, parameters: { ...parameters, keySignature: undefined } }, solution },
      { challenge: { ...challenge, parameters: { ...parameters, extra: 1 } }, solution },
      await solve(await createRobotCheck({ key: Buffer.alloc(32), used, clock, random: countingRandom() }).challenge()),
    ];
    for (const payload of [...altered, undefined, null, '', 'x', '%%%', [], {}, 1, true, 'e30=']) {
      expect(await check.verify(payload), JSON.stringify(payload)).to.equal(false);
    }
    expect(used.used.size).to.equal(0);
    expect(await check.verify({ challenge, solution })).to.equal(true);
  });

  it('never tells the answer, and asks the same work of everybody', async () => {
    const { parameters } = await check.challenge();
    expect(parameters).to.include({ algorithm: 'PBKDF2/SHA-256', cost: 2_000, keyLength: 32 });
    expect(parameters.keyPrefix).to.have.length(32);
    const { solution } = await solve(await check.challenge());
    expect(solution?.counter).to.be.within(150, 250);
  });
});

describe('The robot check before an anonymous chat', () => {
  let app: TestApp;
  beforeEach(async () => {
    const clock = new ManualClock();
    const robotCheck = createRobotCheck({
      key: Buffer.alloc(32, 3),
      used: new MemoryUsed(),
      clock,
      random: countingRandom(),
    });
    const person = { accountId: 'account-anna', displayName: 'Anna', userId: 'anna@voorbeeld.example' };
    app = await startApp({
      needs: { robotCheck, signIn: { whoIs: async (session) => (session === 'anna' ? person : undefined) } },
      mount: ({ server }) => robotCheckRoute(server, { check: robotCheck, clock }),
    });
  });
  afterEach(() => app.close());

  const generate = (body: unknown) => send(`${app.url}/v3/directline/tokens/generate`, 'POST', body);

  it('is asked, and a solution gives one token', async () => {
    const { json } = await send(`${app.url}/robot-check`, 'GET');
    const robotCheck = await solve(Challenges.parse(json));
    expect((await generate({ robotCheck })).status).to.equal(200);
    const again = await generate({ robotCheck });
    expect([again.status, Reflect.get(Object(again.json['error']), 'code')]).to.deep.equal([403, 'RobotCheck']);
    for (const body of [undefined, {}, { robotCheck: null }, { robotCheck: true }]) {
      expect((await generate(body)).status).to.equal(403);
    }
  });

  it('is not asked of a person who is signed in', async () => {
    const { token } = await newChat(app, { open: false, headers: { origin: app.url, cookie: 'session=anna' } });
    expect(claimsOf(token)['acc']).to.equal('account-anna');
  });

  it('gives challenges that no cache keeps, and not without end', async () => {
    const answer = await fetch(`${app.url}/robot-check`);
    expect(answer.headers.get('cache-control')).to.equal('no-store');
    const [a, b] = [await answer.json(), (await send(`${app.url}/robot-check`, 'GET')).json].map((json) =>
      Challenges.parse(json),
    );
    expect(a?.signature).not.to.equal(b?.signature);
  });
});
