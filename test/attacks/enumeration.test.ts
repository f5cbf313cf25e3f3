import { expect } from 'chai';
import { Chat, inbox, type Said } from '../support/chat.ts';
import {
  ANNA,
  ANNA_ALIAS,
  COMPANY,
  ROOMY,
  SECOND,
  askCode,
  auditOf,
  company,
  countsOf,
  person,
  rows,
  sayAll,
  settled,
  tamper,
  useApp,
} from './support.ts';

const REFERENCE = /SL-[0-9A-Z]{4}-[0-9A-Z]{4}/gu;
const at = (name: string) => `${name}@voorbeeld.example`;

/** Whom somebody may ask about without being told. */
const SUBJECTS: Record<string, string> = {
  known: at('bas'),
  unknown: at('niemand'),
  disabled: at('dis'),
  'not registered': at('reg'),
  'not enabled': at('ena'),
  locked: at('loc'),
  'from elsewhere': at('gst'),
  'managed on-premises': at('pre'),
  'with an end date': at('end'),
  privileged: at('hanna'),
  'without contacts': at('non'),
  'with fresh contacts': at('new'),
  burnt: ANNA_ALIAS,
  frozen: at('ice'),
  'no user ID at all': 'iemand,anders',
};

/** A conversation that goes wrong in every way there is. */
const SCRIPT = [
  'wachtwoord vergeten',
  '(user ID)',
  'email',
  '11111111',
  'resend',
  'other',
  'sms',
  '22222222',
  'other',
  'call-mobile',
  '33333333',
  '444444',
  '55555555',
  'ja',
];

describe('finding out which accounts exist', () => {
  const app = useApp({
    file: {
      policy: { ...ROOMY, failures: {}, sends: { ...ROOMY.sends, firstWaitSeconds: 30, longestWaitSeconds: 30 } },
    },
    company: company([
      ...COMPANY.users,
      person('dis', 1, { enabled: false }),
      person('reg', 2, { selfService: { enabled: true, registered: false } }),
      person('ena', 3, { selfService: { enabled: false, registered: true } }),
      person('loc', 4, { locked: true }),
      person('gst', 5, { guest: true }),
      person('pre', 6, { source: 'onPremises' }),
      person('end', 7, { accountExpiresAt: '2020-01-01T00:00:00Z' }),
      person('non', 8, { contacts: {} }),
      person('new', 9, { contactsChangedAt: new Date().toISOString() }),
      person('ice', 1),
    ]),
  });

  beforeEach(async () => {
    const chat = await askCode(app.url, ANNA);
    await sayAll(chat, Array<string>(5).fill('00000000'));
    tamper(
      app.data,
      `insert into freezes (account_id, at, reference) select id, 0, 'SL' from accounts where user_id = ?`,
      at('ice'),
    );
    app.clock.advance(31 * SECOND);
    await settled(app.data);
  });

  interface Walk {
    /** What the bot said, turn by turn. */
    readonly heard: object[][];
    readonly references: string[];
    /** Rows that each turn added, and audit events. */
    readonly written: Record<string, number>[];
    readonly events: string[];
  }

  async function walk(userId: string): Promise<Walk> {
    const chat = await Chat.open(app.url);
    const heard: object[][] = [];
    const written: Record<string, number>[] = [];
    const references: string[] = [];
    const eventsBefore = auditOf(app.data).length;
    for (const line of SCRIPT) {
      const before = rowsOf();
      const said = await chat.say(line === '(user ID)' ? userId : line);
      references.push(...(JSON.stringify(said).match(REFERENCE) ?? []));
      heard.push(said.map(shown));
      written.push(difference(before, rowsOf()));
      app.clock.advance(SECOND);
    }
    return { heard, references, written, events: auditOf(app.data).slice(eventsBefore) };
  }

  /** The inbox stands for the world outside; what is there is not ours to write. */
  const rowsOf = (): Record<string, number> => ({ ...countsOf(app.data), inbox: 0 });

  const difference = (before: Record<string, number>, after: Record<string, number>): Record<string, number> =>
    Object.fromEntries(Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]));

  it('A17: the answers are the same to the letter for every kind of account', async function () {
    // Fails without: the uniform path: tell in begin.ts or sent-code.ts that there is no account.
    this.timeout(60_000);
    const walks = await all();
    for (const [kind, { heard }] of walks) expect(heard, kind).to.deep.equal(walks.get('unknown')?.heard);
  });

  it('A17: the same rows are written for every kind of account', async function () {
    // Fails without: the void parcels in sent-code.ts or notifications.ts, or the stand-in destination in sent-code.ts.
    this.timeout(60_000);
    const walks = await all();
    // An account that was spoken of before has its pseudonym and is in the contact book, as an unknown ID
    // is the second time.
    const counted = (kind: string, of = kind) =>
      walks
        .get(of)
        ?.written.map(({ pseudonyms, sightings, ...rest }) =>
          kind === 'burnt' ? rest : { ...rest, pseudonyms, sightings },
        );
    for (const [kind, { events }] of walks) {
      expect(counted(kind), kind).to.deep.equal(counted(kind, 'unknown'));
      expect(events, kind).to.deep.equal(walks.get('unknown')?.events);
    }
  });

  it('A17: references are random and given to all alike', async function () {
    // Fails without: `newReference` in escalation.ts (derive it from the account).
    this.timeout(60_000);
    const given = [...(await all()).values()].map(({ references }) => references);
    expect(given.map(({ length }) => length)).to.deep.equal(given.map(() => 1));
    expect(new Set(given.flat()).size).to.equal(given.length);
  });

  async function all(): Promise<Map<string, Walk>> {
    const walks = new Map<string, Walk>();
    for (const [kind, userId] of Object.entries(SUBJECTS)) walks.set(kind, await walk(userId));
    return walks;
  }

  it('A17: nobody is told an address before a gate is passed, masked or not', async () => {
    // Fails without: addresses out of the sentences of `verify.enter-code` (texts, prove.ts).
    const { heard } = await walk(at('bas'));
    expect(JSON.stringify(heard)).not.to.match(/prive|\+31|61234|bas|\*{2,}|•/iu);
  });

  it('A17: the mail to the helpdesk does not say who exists either', async () => {
    // Fails without: staff learning the person from a proof alone in `makeCase` of escalation.ts.
    await walk(at('bas'));
    await walk(at('niemand'));
    await settled(app.data);
    const [known, unknown] = (await inbox(app.url)).filter(({ to }) => to === 'it@voorbeeld.example').map(bare);
    expect(known).to.be.a('string').and.equal(unknown);
  });

  const bare = ({ text }: { text: string }): string =>
    text
      .replaceAll(REFERENCE, 'SL')
      .replaceAll(/case=[\w-]+/gu, 'case')
      .replaceAll(/niemand|bas/gu, 'x')
      // Of chance, like the reference.
      .replaceAll(/\?case=[\w-]{22}/gu, '?case=id')
      .replaceAll(/\d{1,2}:\d{2}/gu, 'time');

  it('A17: what is kept of nobody is taken away again', async () => {
    // Fails without: `purge` in upkeep.ts.
    await walk(at('niemand'));
    await settled(app.data);
    app.clock.advance(3 * 24 * 3_600 * SECOND);
    await app.restart();
    const left = rows<{ n: number }>(
      app.data,
      `select (select count(*) from attempts) + (select count(*) from secrets) +
         (select count(*) from outbox where created_at < ${app.clock.now().getTime() - 24 * 3_600 * SECOND}) n`,
    );
    expect(left).to.deep.equal([{ n: 0 }]);
  });
});

/** All that a person gets to see or a program to read. */
const shown = ({ label, text, value, suggestedActions, type, locale }: Said): object => ({
  type,
  label,
  locale,
  value,
  // When somebody will answer depends on the hour alone.
  text: text?.replaceAll(REFERENCE, 'SL').replaceAll(/\d{1,2}:\d{2}/gu, 'time'),
  choices: suggestedActions?.actions.map(({ title, value: chosen }) => [title, chosen]),
});
