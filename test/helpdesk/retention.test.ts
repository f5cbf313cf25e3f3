import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { auditOf, countsOf, rows, tamper, timesIn, useApp, verdictOf } from '../attacks/support.ts';
import { proveByMail, Chat } from '../support/chat.ts';
import { Desk, inTalk, STAFFED, userId } from './support.ts';

const DAY = 86_400_000;
const LEFT = { activities: 0, conversations: 0, bot_state: 0, recoveries: 0 } as const;

/** The command line on a folder, without a server. */
const sleutel = (data: string, ...args: string[]) =>
  spawnSync(process.execPath, ['src/cli/main.ts', ...args], {
    env: { ...process.env, SLEUTEL_DATA: data },
    encoding: 'utf8',
  });

describe('what is kept, and for how long', function () {
  this.timeout(90_000);
  const app = useApp({ company: STAFFED });

  async function aCase(): Promise<string> {
    const hanna = await Desk.open(app.url, 'hanna');
    const { id } = await inTalk(app.url, hanna, 'anna');
    await hanna.act(id, { do: 'note', words: 'belt morgen terug' });
    await hanna.act(id, { do: 'resolve' });
    return id;
  }

  it('F1: conversations go after 30 days, cases after a year, the audit after two; the chain holds', async () => {
    // Fails without: `removeConversations`, `removeCases` or `shortenAudit` in adapters/sql/retention.ts.
    await aCase();
    app.clock.advance(29 * DAY);
    await app.restart();
    expect(countsOf(app.data)['conversations']).to.equal(1);
    app.clock.advance(2 * DAY);
    await app.restart();
    expect(countsOf(app.data)).to.include({ ...LEFT, cases: 1 });
    expect(timesIn(auditOf(app.data), 'retention.swept')).to.equal(1);
    app.clock.advance(336 * DAY);
    await app.restart();
    expect(countsOf(app.data)).to.include({ cases: 0, case_events: 0, case_actions: 0 });
    const lines = countsOf(app.data)['audit'] ?? 0;
    app.clock.advance(366 * DAY);
    await app.restart();
    expect(countsOf(app.data)['audit']).to.be.below(lines).and.above(0);
    expect((await verdictOf(app.data)).kind).to.equal('whole');
    const [swept] = rows<{ details: string }>(app.data, `select details from audit where event = 'retention.swept'`);
    expect(swept?.details).to.match(/"cases":1|"auditLines":\d/u);
  });

  it('E10: lines that somebody else took from the beginning are missed, with an anchor of their own as well', async () => {
    // Fails without: the seal in `readAuditStart` of adapters/sql/audit-anchor.ts.
    await aCase();
    const [third] = rows<{ seq: number; hash: string }>(app.data, 'select seq, hash from audit where seq = 3');
    tamper(app.data, 'delete from audit where seq <= 3');
    expect((await verdictOf(app.data)).kind).to.equal('broken');
    const forged = JSON.stringify({ ...third, seal: 'forged' });
    tamper(app.data, `insert into meta (key, value) values ('audit-anchor', ?)`, forged);
    expect((await verdictOf(app.data)).kind).to.equal('broken');
  });

  it('F2: a person gets all that is kept, without a secret in it', async () => {
    await aCase();
    const { stdout, status } = sleutel(app.data, 'person', 'export', userId('anna'));
    expect(status).to.equal(0);
    const record = JSON.parse(stdout) as Record<string, unknown[]>;
    expect(record['account']).to.deep.equal({ userId: userId('anna'), displayName: 'Anna Proef' });
    expect(JSON.stringify(record['conversations'])).to.include('wachtwoord vergeten');
    expect(JSON.stringify(record['caseEvents'])).to.include('belt morgen terug');
    expect(record['audit']).not.to.have.lengthOf(0);
    expect(stdout).not.to.match(/codeHash|tokenHash|password_hash/u);
    expect(timesIn(auditOf(app.data), 'person.exported')).to.equal(1);
  });

  it('F2: a person is erased; the audit keeps its chain, and nothing else their name', async () => {
    // Fails without: `deleteFrom('pseudonyms')` in adapters/sql/person.ts.
    await aCase();
    const chat = await Chat.open(app.url);
    await proveByMail(app.url, chat, userId('anna'), 'anna@prive.example');
    const before = rows(app.data, 'select 1 from audit').length;
    const { stdout, status } = sleutel(app.data, 'person', 'erase', userId('anna'), '--json');
    expect(status, stdout).to.equal(0);
    expect(JSON.parse(stdout)).to.include({ status: 'erased', conversations: 2, cases: 1 });
    expect(countsOf(app.data)).to.include({ ...LEFT, cases: 0, case_events: 0 });
    expect(rows(app.data, 'select 1 from audit')).to.have.lengthOf(before + 1);
    expect((await verdictOf(app.data)).kind).to.equal('whole');
    const mails = rows<{ recipient: string }>(app.data, 'select recipient from inbox');
    expect(mails.some(({ recipient }) => recipient.startsWith('anna@'))).to.equal(false);
    // Whoever asks afterwards finds that they asked, and nothing of before.
    const again = JSON.parse(sleutel(app.data, 'person', 'export', userId('anna')).stdout) as { audit: unknown[] };
    expect(again.audit).to.have.lengthOf(1);
  });

  it('F2: erased with a person is what was counted for them, at every door', () => {
    // Fails without: its name in `countedFor` of adapters/sql/person.ts.
    const [anna] = rows<{ id: string }>(app.data, 'select id from accounts where user_id = ?', userId('anna'));
    const id = anna?.id ?? '';
    for (const subject of [`account ${id}`, `account ${id} stranger`, `unlocked ${id}`])
      tamper(app.data, `insert into attempts (kind, subject, at) values ('sign-in', ?, ?)`, subject, Date.now());
    expect(sleutel(app.data, 'person', 'erase', userId('anna')).status).to.equal(0);
    expect(rows(app.data, `select subject from attempts where subject like ?`, `%${id}%`)).to.be.empty;
  });

  it('refuses nobody, other words, and people who are not there', () => {
    expect(sleutel(app.data, 'person').status).to.equal(2);
    expect(sleutel(app.data, 'person', 'forget', 'x').status).to.equal(2);
    expect(sleutel(app.data, 'person', 'erase', 'niemand@voorbeeld.example').status).to.equal(1);
  });
});
