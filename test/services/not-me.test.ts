import { expect } from 'chai';
import { createKeyring } from '../../src/adapters/crypto/keyring.ts';
import { createAuditLog, readAudit } from '../../src/adapters/sql/audit-log.ts';
import { createFreezeStore } from '../../src/adapters/sql/small-stores.ts';
import type { AccountReader } from '../../src/ports/directory.ts';
import { createNotMeDesk, createNotMeLinks } from '../../src/services/not-me.ts';
import { DAY, keyring, random, TempDatabase, type Connection } from '../adapters/support.ts';
import { account } from '../core/accounts.ts';

const ADDRESS = { publicUrl: 'https://sleutel.voorbeeld.example' };
const KNOWN = account({ id: 'a1', language: 'en' });

const directory: Pick<AccountReader, 'read'> = {
  read: (id) => Promise.resolve(id === KNOWN.id ? KNOWN : undefined),
};

describe('"this was not me"', () => {
  let file: TempDatabase;
  let here: Connection;
  beforeEach(async () => {
    file = new TempDatabase();
    here = await file.connect();
  });
  afterEach(() => file.remove());

  const links = (key = keyring) => createNotMeLinks(key, file.clock, ADDRESS);
  const token = (id = 'a1', reference = 'SL-BCDF-2345'): string => links().url(id, reference).split('/').at(-1) ?? '';
  let tries = 0;
  const openCase = async (conversationId: string, urgent: boolean) => {
    tries += 1;
    const row = { key: `case ${tries}`, value: `${conversationId} ${urgent ? 'urgent' : ''}` };
    await here.work.enlist(async (trx) => void (await trx.insertInto('meta').values(row).execute()));
    return { reference: 'SL-X' };
  };
  const opened = async () =>
    (await here.db.selectFrom('meta').select('value').where('key', 'like', 'case %').execute()).map(
      ({ value }) => value,
    );
  const desk = () =>
    createNotMeDesk({
      links: links(),
      directory,
      freezes: createFreezeStore(here.db, here.work, file.clock),
      audit: createAuditLog(here.work, keyring, file.clock, random),
      escalation: { open: ({ conversationId, urgent }) => openCase(conversationId, urgent) },
      work: here.work,
    });

  describe('the link', () => {
    it('names the account and the reference, and fits in a text message', () => {
      expect(links().url('a1', 'SL-BCDF-2345')).to.match(
        /^https:\/\/sleutel\.voorbeeld\.example\/not-me\/[\w.-]{1,60}$/u,
      );
      expect(links().read(token())).to.deep.equal({ account: 'a1', reference: 'SLBCDF2345' });
    });

    it('names identifiers of any kind', () => {
      for (const id of ['00000000-0000-0000-0000-000000000000', '123456', 'ünïcödé']) {
        expect(links().read(token(id))?.account).to.equal(id);
      }
    });

    // Off: let `read` give the claim without comparing signatures.
    it('A6: is worth nothing when any of its parts was altered', () => {
      const parts = token().split('.');
      for (const [index, part] of parts.entries()) {
        for (const changed of [`${part}x`, part.slice(1), part.toUpperCase(), '', `x${part.slice(1)}`]) {
          if (changed === part) continue;
          expect(links().read(parts.with(index, changed).join('.')), `part ${index}: ${changed}`).to.equal(undefined);
        }
      }
    });

    it('A6: is worth nothing with parts of another, without parts, or under another key', () => {
      const [mine = [], other = []] = [token('a1'), token('a2')].map((text) => text.split('.'));
      expect(links().read([other[0], ...mine.slice(1)].join('.'))).to.equal(undefined);
      for (const nonsense of ['', '.', '...', 'a.b.c.d', '__proto__.x.y.z', token().repeat(50)]) {
        expect(links().read(nonsense), nonsense.slice(0, 20)).to.equal(undefined);
      }
      expect(links(createKeyring(Buffer.alloc(32, 8))).read(token())).to.equal(undefined);
    });

    // Off: leave the comparison with the clock out of `read`.
    it('works for seven days', () => {
      const given = token();
      file.clock.advance(7 * DAY - 1000);
      expect(links().read(given)).not.to.equal(undefined);
      file.clock.advance(2000);
      expect(links().read(given)).to.equal(undefined);
    });
  });

  describe('the page behind it', () => {
    it('B3: does nothing when it is only looked at', async () => {
      for (let looks = 0; looks < 3; looks++)
        expect(await desk().look(token())).to.deep.equal({ kind: 'open', language: 'en' });
      expect(await opened()).to.deep.equal([]);
    });

    it('freezes, opens an urgent case, and says so in the audit; once', async () => {
      expect(await desk().freeze(token())).to.deep.equal({ kind: 'done', language: 'en' });
      expect(await desk().freeze(token())).to.deep.equal({ kind: 'done', language: 'en' });
      expect(await desk().look(token())).to.deep.equal({ kind: 'done', language: 'en' });
      expect(await opened()).to.deep.equal(['not-me-a1 urgent']);
      const events = (await Array.fromAsync(readAudit(here.db))).map(({ event }) => event);
      expect(events).to.deep.equal(['account.frozen']);
    });

    // Off: let the store freeze again without a conflict.
    it('A3: freezes once and opens one case when it is pressed 50 times at once', async () => {
      const results = await Promise.all(Array.from({ length: 50 }, () => desk().freeze(token())));
      expect(new Set(results.map(({ kind }) => kind))).to.deep.equal(new Set(['done']));
      expect(await opened()).to.have.lengthOf(1);
      const events = (await Array.fromAsync(readAudit(here.db))).map(({ event }) => event);
      expect(events).to.deep.equal(['account.frozen']);
    });

    it('is gone for a bad link, and for an account that is no longer there', async () => {
      expect(await desk().freeze('a.b.c.d')).to.include({ kind: 'gone' });
      expect(await desk().look(token('a2'))).to.include({ kind: 'gone' });
      expect(await desk().freeze(token('a2'))).to.include({ kind: 'gone' });
      expect(await opened()).to.deep.equal([]);
    });
  });
});
