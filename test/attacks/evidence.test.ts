import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { qrCode } from '../../src/adapters/qr-code.ts';
import { Chat, choosePassword, codeFor, GOOD_PASSWORD, linkByMail, proveByMail } from '../support/chat.ts';
import {
  ANNA,
  ANNA_MAIL,
  BAS,
  BAS_MAIL,
  HANNA,
  SECOND,
  askCode,
  company,
  filesIn,
  person,
  rows,
  sayAll,
  sessionOf,
  settled,
  tamper,
  useApp,
  verdictOf,
} from './support.ts';

const PROOFS = {
  totpSecret: 'JBSWY3DPEHPK3PXP',
  recoveryCodes: ['abcd-efgh-2345-wxyz'],
  securityQuestions: [{ question: 'Eerste straat?', answer: 'Kastanjelaan' }],
};

describe('the audit', () => {
  const app = useApp();
  beforeEach(async () => {
    const { path, matchCode } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
    await choosePassword(app.url, path, { matchCode });
    await settled(app.data);
  });

  it('E10: is whole as long as nobody touches it', async () => {
    // Fails without: nothing: it shows that the way is open when it should be.
    const verdict = await verdictOf(app.data);
    expect(verdict.kind === 'whole' && verdict.lines).to.be.above(6);
    await app.restart();
    await sayAll(await Chat.open(app.url), ['wachtwoord vergeten', BAS]);
    expect((await verdictOf(app.data)).kind).to.equal('whole');
  });

  const EDITS: Record<string, string> = {
    'an event is changed': `update audit set event = 'recovery.refused' where seq = 3`,
    'a subject is changed': `update audit set subject = 'p-other' where seq = 3`,
    'a detail is changed': `update audit set details = '{}' where event = 'recovery.started'`,
    'a time is changed': `update audit set at = at + 1 where seq = 3`,
    'an actor is added': `update audit set actor = 'p-admin' where seq = 3`,
    'a line is taken out': 'delete from audit where seq = 3',
    'the first line is taken out': 'delete from audit where seq = 1',
    'a line is put in': `insert into audit select max(seq) + 1, at, event, subject, actor, details, previous, hash from audit`,
    'two lines change places':
      'update audit set seq = case seq when 3 then -4 when 4 then -3 else seq end where seq in (3, 4)',
    'a hash is copied': 'update audit set hash = (select hash from audit where seq = 2) where seq = 3',
  };
  for (const [what, sql] of Object.entries(EDITS)) {
    it(`E10: breaks visibly when ${what}`, async () => {
      // Fails without: the comparisons in `verifyAudit`, each line having its own.
      tamper(app.data, sql);
      if (sql.includes('-4')) tamper(app.data, 'update audit set seq = -seq where seq < 0');
      expect((await verdictOf(app.data)).kind).to.equal('broken');
    });
  }

  it('E10: cannot be made whole again without the key', async () => {
    // Fails without: the key in `fingerprint` of keyring.ts (a plain hash of the same text).
    const [line] = rows<Record<string, string | number>>(app.data, 'select * from audit order by seq desc limit 1');
    const { seq, at, subject, actor, details, previous } = line ?? {};
    const time = new Date(Number(at)).toISOString();
    const plain = JSON.stringify([
      seq,
      time,
      'recovery.refused',
      subject,
      actor,
      JSON.parse(String(details)),
      previous,
    ]);
    const hash = createHash('sha256').update(plain).digest('base64url');
    tamper(app.data, `update audit set event = 'recovery.refused', hash = ? where seq = ?`, hash, seq ?? 0);
    expect((await verdictOf(app.data)).kind).to.equal('broken');
  });

  it('E10: is checked by a command that says where it breaks, and ends with 1', async () => {
    // Fails without: the exit status in cli/audit.ts.
    const verify = async () => {
      const run = spawn(process.execPath, ['src/cli/sleutel.mjs', 'audit', 'verify', '--json'], {
        env: { ...process.env, SLEUTEL_DATA: app.data },
      });
      let said = '';
      run.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const [status] = (await once(run, 'close')) as [number];
      return { status, ...(JSON.parse(said) as { kind: string; seq?: number }) };
    };
    expect(await verify()).to.include({ status: 0, kind: 'whole' });
    tamper(app.data, `update audit set details = '{}' where seq = 5`);
    tamper(app.data, `update audit set details = '{"x":1}' where seq = 5`);
    expect(await verify()).to.include({ status: 1, kind: 'broken', seq: 5 });
  });

  it('E10: knows people by pseudonym alone', async () => {
    // Fails without: `pseudonym` in audit-log.ts.
    const text = JSON.stringify(rows(app.data, 'select * from audit'));
    const [{ id }] = rows<{ id: string }>(app.data, 'select id from accounts where user_id = ?', ANNA) as [
      { id: string },
    ];
    for (const name of [ANNA, ANNA_MAIL, 'Anna', id]) expect(text).not.to.include(name);
  });
});

describe('a stolen database', () => {
  const app = useApp({
    company: company([
      person('anna', 1, PROOFS),
      person('bas', 2, PROOFS),
      person('hanna', 3, { roles: ['helpdesk'] }),
    ]),
  });

  /** Each secret as it is, and in the spellings in which it could lie about; of a long one, which pages cut up, some pieces. */
  const spellings = (secret: string): string[] => {
    if (secret.length > 500) return [0.4, 0.5, 0.6, 0.7].map((part) => secret.slice(secret.length * part).slice(0, 64));
    const bytes = Buffer.from(secret);
    return [
      secret,
      bytes.toString('base64').replace(/=+$/u, ''),
      bytes.toString('base64url'),
      bytes.toString('hex'),
      encodeURIComponent(secret),
    ];
  };

  function findIn(files: Map<string, Buffer>, secrets: Record<string, string>): string[] {
    return Object.entries(secrets).flatMap(([what, secret]) =>
      [...files].flatMap(([name, bytes]) =>
        spellings(secret).some((form) => bytes.includes(form)) ? [`${what} in ${name}`] : [],
      ),
    );
  }

  it('E10: holds no live code, token, match code, password or recovery secret in any byte', async () => {
    // Fails without: `vault.conceal` in conversations.ts, `seal` in vault.ts or seed.ts, or the picture in the vault (carry-out.ts).
    const chat = await Chat.open(app.url);
    const link = await linkByMail(app.url, chat, ANNA, ANNA_MAIL);
    await askCode(app.url, BAS);
    const cookie = await sessionOf(app.url, HANNA, 'Begin-hanna-01!');
    await settled(app.data);
    const code = await codeFor(app.url, BAS_MAIL);
    const secrets = {
      'a live code': code,
      'a live token': link.path.replace('/password/', ''),
      'a live match code': link.matchCode,
      'a live match code without its dash': link.matchCode.replace('-', ''),
      'the picture of a live link': await qrCode(link.url),
      'a password': 'Begin-anna-01!',
      'a session': cookie.replace('sleutel_session=', ''),
      'a chat token': chat.token,
      'an authenticator secret': PROOFS.totpSecret,
      'a recovery code': 'abcd-efgh-2345-wxyz',
      'an answer': 'Kastanjelaan',
    };
    const stolen = filesIn(app.data, ['sleutel.key', 'company.json', 'config.json']);
    expect([...stolen.keys()]).to.include.members(['sleutel.db', 'sleutel.db-wal']);
    expect(findIn(stolen, secrets)).to.deep.equal([]);
  });

  it('E10: holds them no more than before when they were used', async () => {
    // Fails without: the same, and `secure_delete` in database.ts once something was written in the clear.
    const link = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
    await choosePassword(app.url, link.path, { matchCode: link.matchCode });
    await settled(app.data);
    const secrets = { token: link.path.replace('/password/', ''), password: GOOD_PASSWORD, match: link.matchCode };
    expect(findIn(filesIn(app.data, ['sleutel.key']), secrets)).to.deep.equal([]);
    await app.restart();
    expect(findIn(filesIn(app.data, ['sleutel.key']), secrets)).to.deep.equal([]);
  });

  it('E10: keeps its key in another file, which nobody else can read', () => {
    // Fails without: the mode in key-file.ts.
    const files = filesIn(app.data);
    const key = files.get('sleutel.key')?.toString().trim() ?? '';
    expect(Buffer.from(key, 'base64')).to.have.length(32);
    files.delete('sleutel.key');
    expect(findIn(files, { key })).to.deep.equal([]);
    if (process.platform !== 'win32') expect(statSync(join(app.data, 'sleutel.key')).mode & 0o777).to.equal(0o600);
  });

  it('E10: says nothing about a live code to whoever tries all codes', async () => {
    // Fails without: a keyed fingerprint in sent-code.ts (a plain hash of eight digits is found in a second).
    await proveByMail(app.url, await Chat.open(app.url), BAS, BAS_MAIL);
    app.clock.advance(31 * SECOND);
    await askCode(app.url, ANNA);
    const code = await codeFor(app.url, ANNA_MAIL);
    const [{ body }] = rows<{ body: string }>(app.data, `select body from recoveries where state = 'verifying'`) as [
      { body: string },
    ];
    const { challenge } = JSON.parse(body) as { challenge: { id: string; codeHash: string } };
    for (const text of [code, `${challenge.id} ${code}`, `${challenge.id}${code}`, `${code}${challenge.id}`]) {
      for (const coding of ['base64url', 'hex', 'base64'] as const) {
        expect(challenge.codeHash).not.to.equal(createHash('sha256').update(text).digest(coding));
      }
    }
  });
});
