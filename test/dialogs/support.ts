import type { Activity, Middleware, TurnContext } from 'botbuilder';
import {
  ComponentDialog,
  DialogTurnStatus,
  type Dialog,
  type DialogContext,
  type DialogTurnResult,
} from 'botbuilder-dialogs';
import { DialogTestClient } from 'botbuilder-testing';
import { Ask } from '../../dialogs/ask.ts';
import type {
  CaseStanding,
  DialogNeeds,
  Outlook,
  RecoveryNeeds,
  Setup,
  ShownAnswer,
  StaffNeeds,
} from '../../dialogs/needs.ts';
import { dialog } from '../../dialogs/steps.ts';
import { setTurn, type Turn } from '../../dialogs/turn.ts';
import type { Role } from '../../src/core/account.ts';
import type { Diagnosis } from '../../src/core/diagnosis.ts';

type Outcome<K extends keyof RecoveryNeeds> = Awaited<ReturnType<RecoveryNeeds[K]>>;

/** How the world answers; whatever is left out goes well. */
export interface World {
  readonly begin?: Outcome<'begin'>;
  readonly methods?: Outcome<'methods'>;
  /** One after another; the last one stays. */
  readonly start?: readonly Outcome<'start'>[];
  readonly check?: readonly Outcome<'check'>['kind'][];
  readonly progress?: readonly Outcome<'progress'>[];
  readonly finding?: Outcome<'finding'> | 'none';
  readonly carryOut?: Outcome<'carryOut'>;
  readonly roles?: readonly Role[];
  readonly staffLook?: Awaited<ReturnType<StaffNeeds['look']>>;
  readonly staffRequest?: Awaited<ReturnType<StaffNeeds['request']>>;
  readonly maxAgeDays?: number;
  readonly expiry?: Awaited<ReturnType<DialogNeeds['people']['expiry']>>;
  readonly concluded?: 'none';
  readonly isOpen?: boolean;
  readonly diagnosis?: Diagnosis;
  readonly setup?: Setup;
  readonly articles?: readonly ShownAnswer[];
  readonly outlook?: Outlook;
  readonly standing?: CaseStanding;
  readonly hasCase?: boolean;
  readonly helpdesk?: DialogNeeds['organisation']['helpdesk'];
}

export const NOW = new Date('2026-11-02T08:00:00Z');
export const LINK = {
  kind: 'link',
  effect: 'reset',
  url: 'https://sleutel.example/password/abc',
  matchCode: 'BCD-FGH',
  qrCode: 'data:image/png;base64,AA==',
  expiresAt: new Date('2026-11-02T08:10:00Z'),
} as const;

/** A code is on its way. */
export const sent = (digits = 8, minutes = 5): Outcome<'start'> => ({
  kind: 'started',
  task: { expects: 'code', again: true, params: { digits, minutes } },
});

/** Nothing was sent. */
export const task = (
  expects: 'code' | 'recovery-code' | 'answer' | 'nothing',
  params: Record<string, string | number> = {},
): Outcome<'start'> => ({ kind: 'started', task: { expects, again: false, params } });

/** Doubles for needs.ts: plain objects, and all that was asked of them. */
export function doubles(world: World = {}): { readonly needs: DialogNeeds; readonly asked: string[] } {
  const asked: string[] = [];
  const answer = <T>(question: string, value: T): Promise<T> => {
    asked.push(question);
    return Promise.resolve(value);
  };
  const queue = <T>(values: readonly T[]): (() => T) => {
    const left = [...values];
    return () => (left.length > 1 ? left.shift() : left[0]) as T;
  };
  const nextStart = queue<Outcome<'start'>>(world.start ?? [sent()]);
  const nextProgress = queue<Outcome<'progress'>>(world.progress ?? ['waiting']);
  const nextCheck = queue<Outcome<'check'>['kind']>(world.check ?? ['verified']);
  const articles = world.articles ?? [];
  const needs: DialogNeeds = {
    recovery: {
      begin: ({ purpose, wish, who }) =>
        answer(
          `begin ${purpose ?? wish} for ${'typedId' in who ? who.typedId : who.accountId}`,
          world.begin ?? { kind: 'begun', recoveryId: 'r1' },
        ),
      methods: () => Promise.resolve(world.methods ?? ['email', 'sms', 'call-mobile', 'call-office']),
      start: (id, method) => answer(`start ${id} ${method}`, nextStart()),
      check: (id, typed) => answer(`check ${id} ${typed}`, { kind: nextCheck() }),
      progress: (id) => answer(`progress ${id}`, nextProgress()),
      finding: () =>
        Promise.resolve(
          world.finding === 'none' ? undefined : (world.finding ?? { diagnosis: { kind: 'ok' }, way: 'reset' }),
        ),
      carryOut: (id) => answer(`carry out ${id}`, world.carryOut ?? LINK),
      isOpen: () => Promise.resolve(world.isOpen ?? true),
      conclude: (id) => answer(`conclude ${id}`, world.concluded === 'none' ? undefined : 'account-7'),
      cancel: (id) => answer(`cancel ${id}`, undefined),
    },
    help: {
      open: ({ about, recoveryId, accountId }) =>
        answer(`open ${[about, recoveryId, accountId].filter(Boolean).join(' ')}`, {
          reference: 'SL-BCDF-GHJK',
          outlook: world.outlook ?? { kind: 'soon', minutes: 60 },
        }),
      callBack: (id) => answer(`call-back ${id}`, world.hasCase ?? false),
      standing: () => answer('status', world.standing),
    },
    protect: {
      freeze: ({ accountId }) => answer(`freeze ${accountId}`, { reference: 'SL-BCDF-GHJK' }),
    },
    staff: {
      look: (_staffId, typed) =>
        answer(
          `look ${typed}`,
          world.staffLook ?? { kind: 'found', targetId: 'account-9', name: 'Bas Jansen (bas@voorbeeld.example)' },
        ),
      request: ({ staffId, targetId, reason, words, ticket }) =>
        answer(
          `staff ${[staffId, targetId, reason, words, ticket].filter(Boolean).join(' ')}`,
          world.staffRequest ?? { kind: 'sent', reference: 'SL-BCDF-GHJK' },
        ),
    },
    people: {
      roles: () => Promise.resolve(world.roles ?? []),
      diagnosis: () => Promise.resolve(world.diagnosis),
      displayName: () => Promise.resolve('Anna de Vries'),
      isOwn: () => Promise.resolve(false),
      setup: () => Promise.resolve(world.setup),
      maxAgeDays: () => Promise.resolve(world.maxAgeDays),
      expiry: () => Promise.resolve(world.expiry ?? { kind: 'never' }),
    },
    knowledge: {
      search: () => articles,
      byId: (id, language) => {
        const found = articles.find(({ article }) => article === id);
        return found && language === 'en' ? { ...found, title: found.title.replace('Over', 'On') } : found;
      },
      byDiagnosis: (kind) => articles.find(({ article }) => article === kind),
      missed: (question) => answer(`missed ${question}`, undefined),
    },
    organisation: {
      name: 'Voorbeeld BV',
      domain: 'voorbeeld.example',
      timeZone: 'Europe/Amsterdam',
      helpdesk: world.helpdesk ?? { mail: 'it@voorbeeld.example', phone: '+31200000000', hours: 'ma-vr 08:00-17:30' },
    },
    address: () => 'https://sleutel.example',
    now: () => NOW,
  };
  return { needs, asked };
}

export const article = (id: string, more: Partial<ShownAnswer> = {}): ShownAnswer => ({
  article: id,
  score: 0.9,
  title: `Over ${id}`,
  text: 'Alles erover.',
  short: 'Kort gezegd.',
  steps: ['Doe dit', 'Doe dat'],
  checked: '2026-10-01',
  links: [{ title: 'Meer', url: 'https://voorbeeld.example/meer' }],
  action: undefined,
  related: [],
  codes: [],
  ...more,
});

/** What the channel and the middleware prepare for a turn. */
export const turnFor = (more: Partial<Turn>): Middleware => ({
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    setTurn(context, {
      language: 'nl',
      rawText: context.activity.text ?? '',
      conversationId: 'c1',
      accountId: undefined,
      browser: undefined,
      source: '127.0.0.1',
      ...more,
    });
    await next();
  },
});

/** A dialog with those it leads to. */
class Room extends ComponentDialog {
  constructor([first, ...others]: readonly [Dialog, ...Dialog[]]) {
    super('room');
    for (const each of [first, ...others, new Ask()]) this.addDialog(each);
    this.initialDialogId = first.id;
  }
}

export interface Talk {
  /** Says something; gives the keys of the answers. The first thing said only opens the dialog. */
  say(text: string): Promise<string[]>;
  /** The answers of the last turn. */
  readonly last: readonly Partial<Activity>[];
  readonly status: DialogTurnStatus;
  readonly result: unknown;
}

/** Opens a dialog with the test client of the framework, and reads its first question. */
export async function open(
  dialogs: readonly [Dialog, ...Dialog[]],
  options: object = {},
  turn: Partial<Turn> = {},
): Promise<Talk> {
  const client = new DialogTestClient('test', new Room(dialogs), options, [turnFor(turn)]);
  let last: Partial<Activity>[] = [];
  const talk: Talk = {
    async say(text) {
      last = [];
      const first = (await client.sendActivity(text)) as Partial<Activity> | undefined;
      for (let reply = first; reply !== undefined; reply = client.getNextReply() as Partial<Activity> | undefined)
        // Events are for programs.
        if (reply.type !== 'event') last.push(reply);
      return last.map(({ label }) => label ?? '');
    },
    get last() {
      return last;
    },
    get status() {
      return client.dialogTurnResult.status;
    },
    get result() {
      return client.dialogTurnResult.result as unknown;
    },
  };
  await talk.say('begin');
  return talk;
}

/** Stands for the dialog of a wish: ends with the wish that was started. */
export const started = dialog<{ wish: string }>('started', { end: (step) => step.endDialog(step.options.wish) });
export const start = (step: Pick<DialogContext, 'replaceDialog'>, wish: string): Promise<DialogTurnResult> =>
  step.replaceDialog('started', { wish });

export const keys = ({ last }: Talk): string[] => last.map(({ label }) => label ?? '');
export const texts = ({ last }: Talk): string[] => last.map(({ text }) => text ?? '');
export const offered = (activity: Partial<Activity> | undefined): unknown[] =>
  activity?.suggestedActions?.actions.map(({ value }) => value as unknown) ?? [];

/** Says several things and gives all keys of the answers. */
export async function walk(talk: Talk, ...said: readonly string[]): Promise<string[]> {
  const heard: string[] = [];
  for (const text of said) heard.push(...(await talk.say(text)));
  return heard;
}

export { DialogTurnStatus };
