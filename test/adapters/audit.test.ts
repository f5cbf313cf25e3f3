import { expect } from 'chai';
import { createKeyring } from '../../src/adapters/crypto/keyring.ts';
import { createAuditLog, readAudit, verifyAudit, type AuditLine } from '../../src/adapters/sql/audit-log.ts';
import type { AuditLog } from '../../src/ports/stores.ts';
import { keyring, MINUTE, random, TempDatabase, type Connection } from './support.ts';

describe('the audit', () => {
  let file: TempDatabase;
  let here: Connection & { audit: AuditLog };
  const connect = async () => {
    const connection = await file.connect();
    return { ...connection, audit: createAuditLog(connection.work, keyring, file.clock, random) };
  };
  const lines = () => Array.fromAsync(readAudit(here.db));
  const verify = (with_ = keyring) => verifyAudit(readAudit(here.db), with_);
  const change = (seq: number, changes: object) =>
    here.db.updateTable('audit').set(changes).where('seq', '=', seq).execute();

  beforeEach(async () => {
    file = new TempDatabase();
    here = await connect();
    for (let gates = 1; gates <= 6; gates++) {
      file.clock.advance(MINUTE);
      const subject = gates % 2 === 0 ? 'account-anna' : 'account-bas';
      await here.audit.append({
        event: 'recovery.reset',
        subject,
        actor: 'account-anna',
        details: { gates, reference: 'SL-A' },
      });
    }
  });
  afterEach(() => file.remove());

  it('is whole as it was written, and names its head', async () => {
    const written = await lines();
    expect(await verify()).to.deep.equal({ kind: 'whole', lines: 6, head: written.at(-1)?.hash });
    expect(written.map(({ seq }) => seq)).to.deep.equal([1, 2, 3, 4, 5, 6]);
    expect(written[1]).to.include({
      event: 'recovery.reset',
      at: '2026-03-01T12:02:00.000Z',
      previous: written[0]?.hash,
    });
    expect(written[1]?.details).to.deep.equal({ gates: 2, reference: 'SL-A' });
  });

  it('is whole when nothing was ever written', async () => {
    await here.db.deleteFrom('audit').execute();
    expect(await verify()).to.deep.equal({ kind: 'whole', lines: 0, head: 'sleutel' });
  });

  const edits: readonly (readonly [string, object])[] = [
    ['a detail', { details: '{"gates":9,"reference":"SL-A"}' }],
    ['the event', { event: 'recovery.refused' }],
    ['the time', { at: 0 }],
    ['the person', { subject: 'p-somebody' }],
    ['the actor', { actor: null }],
    ['the hash', { hash: 'x' }],
  ];
  for (const [what, changes] of edits) {
    // Off: leave that part out of what `hashOf` covers.
    it(`E10: shows when ${what} of a line was altered`, async () => {
      await change(3, changes);
      expect(await verify()).to.deep.equal({ kind: 'broken', seq: 3, why: 'altered' });
    });
  }

  // Off: leave the comparison of `previous` and `seq` out of verifyAudit.
  it('E10: shows when a line was removed, first or in the middle', async () => {
    await here.db.deleteFrom('audit').where('seq', '=', 4).execute();
    expect(await verify()).to.deep.equal({ kind: 'broken', seq: 4, why: 'missing' });
    await here.db.deleteFrom('audit').where('seq', '=', 1).execute();
    expect(await verify()).to.deep.equal({ kind: 'broken', seq: 1, why: 'missing' });
  });

  it('E10: shows when a removed line was covered up by numbering anew', async () => {
    await here.db.deleteFrom('audit').where('seq', '=', 4).execute();
    await change(5, { seq: 4 });
    await change(6, { seq: 5 });
    expect(await verify()).to.deep.equal({ kind: 'broken', seq: 4, why: 'missing' });
  });

  it('E10: shows when two lines changed places', async () => {
    await change(3, { seq: 99 });
    await change(4, { seq: 3 });
    await change(99, { seq: 4 });
    expect(await verify()).to.deep.equal({ kind: 'broken', seq: 3, why: 'missing' });
  });

  it('E10: shows when a line was put in between by somebody without the key', async () => {
    const [, , third] = await lines();
    const forged = { ...third, details: '{}', seq: 7, at: 0, event: 'recovery.reset', subject: null, actor: null };
    await here.db
      .insertInto('audit')
      .values({ ...forged, previous: (await lines()).at(-1)?.hash ?? '', hash: 'guess' })
      .execute();
    expect(await verify()).to.deep.equal({ kind: 'broken', seq: 7, why: 'altered' });
  });

  it('E10: cannot be verified, and so not be forged, with another key', async () => {
    const other = createKeyring(Buffer.alloc(32, 8));
    expect(await verify(other)).to.deep.equal({ kind: 'broken', seq: 1, why: 'altered' });
  });

  it('F2: knows people by pseudonyms, the same one for the same person, and stays whole when the names are erased', async () => {
    const subjects = (await lines()).map(({ subject, actor }) => [subject, actor]);
    expect(new Set(subjects.flat()).size).to.equal(2);
    for (const [subject] of subjects) expect(subject).to.match(/^p-[\w-]{12}$/u);
    for (const name of ['account-anna', 'account-bas']) expect(file.bytes().includes(name)).to.equal(false);
    await here.db.deleteFrom('pseudonyms').execute();
    expect(await verify()).to.include({ kind: 'whole', lines: 6 });
    await here.audit.append({ event: 'case.opened', subject: 'account-anna' });
    expect(await verify()).to.include({ kind: 'whole', lines: 7 });
    const again: AuditLine | undefined = (await lines()).at(-1);
    expect(subjects.flat(), 'an erased person comes back as a stranger').not.to.include(again?.subject);
  });

  it('can name a pseudonym as long as the name is kept', async () => {
    const rows = await here.db.selectFrom('pseudonyms').select('sealed_name').execute();
    expect(rows.map((row) => keyring.open(row.sealed_name))).to.have.members(['account-anna', 'account-bas']);
  });

  it('has one chain though two connections write at once', async () => {
    const there = await connect();
    const writes = Array.from({ length: 40 }, (_, index) =>
      (index % 2 === 0 ? here : there).audit.append({ event: 'recovery.started', subject: `account-${index % 5}` }),
    );
    await Promise.all(writes);
    expect(await verify()).to.include({ kind: 'whole', lines: 46 });
    const names = await here.db.selectFrom('pseudonyms').select('pseudonym').execute();
    expect(names).to.have.lengthOf(7);
  });

  it('has no line for a unit that failed, and stays whole', async () => {
    const unit = here.work.run(async () => {
      await here.audit.append({ event: 'case.opened', subject: 'x' });
      throw new Error('no');
    });
    await unit.catch(() => {});
    expect(await verify()).to.include({ kind: 'whole', lines: 6 });
  });

  it('is read to its end when it is longer than a page', async () => {
    await here.work.run(async () => {
      for (let index = 0; index < 1100; index++)
        await here.audit.append({ event: 'session.opened', subject: undefined });
    });
    expect(await verify()).to.include({ kind: 'whole', lines: 1106 });
  });
});
