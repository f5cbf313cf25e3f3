import { expect } from 'chai';
import { handOver } from '../../dialogs/hand-over.ts';
import type { Setup } from '../../dialogs/needs.ts';
import { setup } from '../../dialogs/setup.ts';
import { article, doubles, keys, open, texts } from './support.ts';

const WAYS: Setup['ways'] = [
  { method: 'email', kind: 'ready' },
  { method: 'totp', kind: 'resting' },
];

async function ask(found: Setup | undefined, accountId: string | undefined = 'account-7') {
  const { needs } = doubles({ ...(found && { setup: found }), articles: [article('not-enabled')] });
  return open([setup(needs), handOver(needs)], {}, { accountId });
}

describe('whether resetting will work', () => {
  it('is told to nobody who is not signed in', async () => {
    const { needs } = doubles({ setup: { verdict: { kind: 'ready' }, needed: 1, ways: WAYS } });
    const talk = await open([setup(needs), handOver(needs)]);
    expect(keys(talk)).to.deep.equal(['setup']);
    expect(texts(talk)[0]).to.include('https://sleutel.example/sign-in').and.not.include('Ja');
  });

  it('is yes, with what works and the page for the rest', async () => {
    const talk = await ask({ verdict: { kind: 'ready' }, needed: 1, ways: WAYS });
    expect(texts(talk)[0]).to.match(/^Ja\./u).and.include('- E-mail naar mijn privéadres');
    expect(texts(talk)[0]).to.include('https://sleutel.example/security').and.not.include('authenticator');
  });

  it('is almost, with the moment', async () => {
    const at = new Date('2026-11-05T08:00:00Z');
    const talk = await ask({ verdict: { kind: 'soon', at }, needed: 1, ways: WAYS });
    expect(texts(talk)[0]).to.include('5 november 2026');
  });

  it('is not yet, with how many it takes', async () => {
    const talk = await ask({ verdict: { kind: 'more' }, needed: 2, ways: WAYS });
    expect(texts(talk)[0]).to.include('2 verschillende manieren');
  });

  it('is not yet without any way, and a person is offered', async () => {
    expect(keys(await ask({ verdict: { kind: 'none' }, needed: 1, ways: [] }))).to.deep.equal([
      'setup',
      'handoff.offer',
    ]);
  });

  it('is no where the account stands in the way, with why, and a person is offered', async () => {
    const talk = await ask({ verdict: { kind: 'blocked', diagnosis: { kind: 'not-enabled' } }, needed: 1, ways: WAYS });
    expect(keys(talk)).to.deep.equal(['setup', 'finding', 'answer', 'handoff.offer']);
  });
});
