import { expect } from 'chai';
import type { Connector } from '../../src/bot/teams/connector.ts';
import { createPoster } from '../../src/bot/teams/poster.ts';

const post = {
  kind: 'teams',
  conversationId: 'msteams c',
  to: { serviceUrl: 'https://teams.example', conversationId: 'c' },
  activities: ['one', 'two', 'three', 'four'].map((text) => ({ type: 'message', text })),
} as const;

describe('what is posted to Teams', () => {
  it('is not begun any more where the channel hangs and the outbox would soon begin as well', async () => {
    // Fails without: `until` in `deliver` of bot/teams/poster.ts; each would be posted twice.
    let now = 0;
    const begun: unknown[] = [];
    const connector = {
      send(_to: object, { text }: { readonly text?: string }) {
        begun.push(text);
        now += 10_000;
        return Promise.resolve({ unknown: 'no answer in time' });
      },
    } as Pick<Connector, 'send'> as Connector;
    const nothing = () => Promise.resolve();
    const { deliver } = createPoster({
      connector,
      box: { add: nothing, settle: nothing, waits: () => Promise.resolve(false) },
      fingerprint: (value) => value,
      pace: { turn: nothing },
      work: { run: (step) => step(), afterCommit: () => {} },
      clock: { now: () => new Date(now) },
      wake: () => {},
      lost: nothing,
      report: () => {},
    });
    const { rest } = await deliver('t1', post);
    expect(begun).to.deep.equal(['one', 'two']);
    expect(rest.map(({ text }) => text)).to.deep.equal(['three', 'four']);
  });

  it('is posted once, also where the case cannot be told that nothing arrives any more', async () => {
    // Fails without: `afterCommit` around `lost` in bot/teams/poster.ts.
    const sent: unknown[] = [];
    const reported: unknown[] = [];
    const connector = {
      send(_to: object, { text }: { readonly text?: string }) {
        sent.push(text);
        return Promise.resolve(text === 'two' ? { refused: '403' } : { id: 'a1' });
      },
    } as Pick<Connector, 'send'> as Connector;
    const nothing = () => Promise.resolve();
    const settled: string[] = [];
    const poster = createPoster({
      connector,
      box: {
        add: nothing,
        settle: (id) => Promise.resolve(void settled.push(id)),
        waits: () => Promise.resolve(false),
      },
      fingerprint: (value) => value,
      pace: { turn: nothing },
      work: { run: (step) => step(), afterCommit: (action) => action() },
      clock: { now: () => new Date(0) },
      wake: () => {},
      lost: () => Promise.reject(new Error('The case changed.')),
      report: (error) => reported.push((error as Error).message),
    });
    await poster.post('t1', post);
    await poster.stop();
    expect(sent).to.deep.equal(['one', 'two', 'three', 'four']);
    expect(settled).to.have.length(1);
    expect(reported).to.include('The case changed.');
  });
});
