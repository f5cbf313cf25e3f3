import { expect } from 'chai';
import { lockOut } from './locks.ts';
import { FIRST, fresh, SECOND, THIRD, type Added, type Harness, type Peer, type Person } from './peer.ts';

const DAY = 86_400_000;

/** The rules, when a password runs out, and who needs attention. */
export function rules(harness: Harness, peer: () => Peer): void {
  const { abilities, policy, can } = harness;
  const make = (person: Omit<Person, 'name'> = {}): Promise<Added> => peer().add({ name: fresh('rule'), ...person });
  const accountOf = async ({ id }: Added) => {
    const account = await peer().directory.read(id);
    if (account === undefined) throw new Error('gone');
    return account;
  };
  const expiryOf = async (added: Added) => peer().directory.expiry(await accountOf(added));

  it('tells the rules for passwords', async () => {
    const { lockoutThreshold: _, ...rest } = policy;
    const told = abilities.readsLock ? policy : rest;
    expect(await peer().directory.passwordPolicy()).to.deep.include(rest);
    expect(await peer().directory.passwordPolicy(await accountOf(await make()))).to.deep.equal(told);
  });

  describe('tells when a password runs out', () => {
    if (!abilities.readsExpiry) {
      it('as unknown, as it declares', async () => {
        expect(await expiryOf(await make())).to.deep.equal({ kind: 'unknown' });
      });
      return;
    }
    it('at its moment', async () => {
      const anna = await make({ passwordAgeDays: 10 });
      const { passwordSetAt, passwordExpiresAt } = await accountOf(anna);
      const at = new Date((passwordSetAt?.getTime() ?? 0) + (policy.maxAgeDays ?? 0) * DAY);
      expect(await expiryOf(anna)).to.deep.equal({ kind: 'at', at });
      expect(passwordExpiresAt).to.deep.equal(at);
    });

    it('as never where it never does', async () => {
      const anna = await make({ passwordAgeDays: 10, passwordNeverExpires: true });
      expect(await expiryOf(anna)).to.deep.equal({ kind: 'never' });
      expect((await accountOf(anna)).passwordExpiresAt).to.equal(undefined);
    });
  });

  describe('lists', () => {
    const from = (): Date => peer().now();
    const until = (): Date => new Date(peer().now().getTime() + 14 * DAY);
    const idsOf = async (which: 'locked' | 'expiring', most = 500): Promise<string[]> => {
      const list = which === 'locked' ? ({ kind: which } as const) : { kind: which, from: from(), until: until() };
      return (await peer().directory.list(list, most)).map(({ id }) => id);
    };

    it(abilities.readsExpiry ? 'whose password runs out soon, and nobody else' : 'nobody as running out', async () => {
      if (!abilities.readsExpiry) return void expect(await idsOf('expiring')).to.be.empty;
      const soon = (policy.maxAgeDays ?? 0) - 5;
      const anna = await make({ passwordAgeDays: soon });
      const others = [
        await make({ passwordAgeDays: 10 }),
        await make({ passwordAgeDays: soon, passwordNeverExpires: true }),
        await make({ state: 'disabled', passwordAgeDays: soon }),
        await make({ passwordAgeDays: soon + 10 }),
      ];
      const listed = await idsOf('expiring');
      expect(listed).to.include(anna.id);
      for (const { id } of others) expect(listed).not.to.include(id);
      await make({ passwordAgeDays: soon });
      expect(await idsOf('expiring', 1)).to.have.lengthOf(1);
    });

    it(abilities.readsLock ? 'who is locked, and nobody else' : 'nobody as locked', async () => {
      if (!abilities.readsLock) return void expect(await idsOf('locked')).to.be.empty;
      const [anna, bas, cas] = [await make(), await make(), await make()];
      await lockOut(peer(), cas);
      await peer().endLock?.(cas);
      await lockOut(peer(), anna);
      const listed = await idsOf('locked');
      expect(listed).to.include(anna.id);
      expect(listed).not.to.include(bas.id);
      expect(listed).not.to.include(cas.id);
    });
  });

  if (can.otherPolicy && can.change) {
    describe('with a least age', () => {
      let strict: Peer;
      before(async () => {
        strict = await harness.open({ minAgeDays: 1 });
      });
      after(async () => {
        await strict.close();
        // What is behind may be one and the same; its rules go back.
        await (await harness.open()).close();
      });

      it('refuses a second change on the same day, and a reset never', async () => {
        const { id } = await strict.add({ name: fresh('age'), passwordAgeDays: 2 });
        expect(await strict.directory.change(id, FIRST, SECOND)).to.deep.equal({ kind: 'done' });
        expect(await strict.directory.change(id, SECOND, THIRD)).to.deep.equal({
          kind: 'policy',
          reasons: ['too-soon'],
        });
        expect(await strict.directory.reset(id, THIRD)).to.deep.equal({ kind: 'done' });
      });
    });
  }
}
