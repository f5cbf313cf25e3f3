import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConversationState, MemoryStorage, TurnContext, type Activity } from 'botbuilder';
import { setTurn } from '../../dialogs/turn.ts';
import { SleutelBot } from '../../src/bot/bot.ts';
import { talkAccessor } from '../../src/bot/talk.ts';
import { sentIn, WebAdapter } from '../../src/bot/web-adapter.ts';
import { layFoundation } from '../../src/composition/foundation.ts';
import { furnish } from '../../src/composition/services.ts';
import { loadConfig } from '../../src/config/load.ts';
import { diagnose } from '../../src/core/diagnosis.ts';
import type { Effect } from '../../src/core/recovery.ts';
import type { Directory } from '../../src/ports/directory.ts';
import type { Outbox } from '../../src/ports/stores.ts';
import { loadRecogniser } from '../../src/understanding/recogniser.ts';
import { ROOMY } from '../attacks/support.ts';
import { TestClock } from '../support/app.ts';
import { createJudge, type Judge } from './judge.ts';
import { newPerson, type Person, type Traits } from './people.ts';

export interface Link {
  readonly url: string;
  readonly matchCode: string;
}

const POLICY = {
  ...ROOMY,
  rules: [{ name: 'no mail', match: { groups: ['Strict'] }, methods: ['sms', 'call-mobile', 'call-office'] }],
  spend: { textsPerDay: 20_000, callsPerDay: 20_000, costPerDay: 10_000 },
};
const GOOD = 'vier blauwe fietsen 7';

export type World = Awaited<ReturnType<typeof openWorld>>;

/**
 * The running bot with its dialogs, interrupts and services on a real database file; without HTTP,
 * without keeping what is said, and with a directory that stores no passwords: those take the time.
 * The file lies in memory where that is possible, because nothing here is about disks.
 */
export async function openWorld() {
  const data = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sleutel-walk-'));
  await writeFile(join(data, 'config.json'), JSON.stringify({ policy: POLICY }));
  const { config } = loadConfig({
    SLEUTEL_DATA: data,
    SLEUTEL_LOG_LEVEL: 'silent',
    SLEUTEL_CONFIG: join(data, 'config.json'),
    PUBLIC_URL: 'http://127.0.0.1:1',
  });
  const clock = new TestClock(new Date('2026-11-20T08:00:00Z'));
  // Filled in below: the directory that it watches is made with the foundation.
  const watch: { judge?: Judge } = {};
  const foundation = await layFoundation(config, {
    clock,
    directory: (directory) => watched(directory, (id, effect) => watch.judge?.judge(id, effect), update),
  });
  const { db, tools, directory, organisation } = foundation;
  const judge = createJudge(db, clock);
  watch.judge = judge;
  async function update(id: string, change: object): Promise<void> {
    await db.updateTable('accounts').set(change).where('id', '=', id).execute();
  }

  /** Where a turn is being taken: codes that are sent in it belong to it. */
  const current = { conversation: '' };
  const outbox: Outbox = {
    async add(id, parcel, givesUpAt) {
      if (parcel.kind === 'message' && parcel.message.kind === 'code') {
        const { to, model } = parcel.message;
        judge.sent.push({ ...current, to, code: model.code, at: clock.now().getTime() });
      }
      await foundation.stores.outbox.add(id, parcel, givesUpAt);
    },
  };
  const recogniser = loadRecogniser();
  const memory: Record<string, string> = {};
  const storage = new MemoryStorage(memory);
  const adapter = new WebAdapter(clock, tools.random);

  /** Everything that a process holds in its memory. */
  const process = () => {
    const services = furnish(config, { ...foundation, stores: { ...foundation.stores, outbox } });
    const { recovery, escalation: help, helpdesk } = services;
    // A picture takes longer than all the rest of a turn.
    Object.assign(services.parts, { qrCode: () => Promise.resolve('data:,') });
    const state = new ConversationState(storage);
    const people = {
      roles: async (id: string) => (await directory.read(id))?.roles ?? [],
      displayName: async (id: string) => (await directory.read(id))?.displayName,
      isOwn: () => Promise.resolve(false),
      maxAgeDays: () => Promise.resolve(undefined),
      expiry: () => Promise.resolve({ kind: 'never' } as const),
      setup: () => Promise.resolve(undefined),
      async diagnosis(id: string) {
        const account = await directory.read(id);
        return account && diagnose(account, directory.abilities(account), clock.now());
      },
    };
    const knowledge = {
      search: () => [],
      byId: () => undefined,
      byDiagnosis: () => undefined,
      missed: () => Promise.resolve(),
    };
    const { staff, protect } = services;
    const address = () => 'https://sleutel.voorbeeld.example';
    const needs = { recovery, help, staff, protect, people, knowledge, organisation, address, now: () => clock.now() };
    const talk = talkAccessor(state);
    const bot = new SleutelBot({
      needs,
      live: helpdesk.live,
      recogniser,
      state,
      talk,
      robotCheck: () => Promise.resolve(true),
    });
    return { bot, services };
  };
  let running = process();

  return {
    clock,
    judge,
    newPerson: (traits: Traits): Promise<Person> => newPerson(db, traits, clock.now()),
    update,
    /** A walk is over: what was said in it is forgotten. */
    forget(): void {
      judge.forget();
      for (const key of Object.keys(memory)) delete memory[key];
    },
    restart(): void {
      running = process();
    },
    async say(conversation: string, text: string, accountId: string | undefined): Promise<Partial<Activity>[]> {
      current.conversation = conversation;
      const activity = { type: 'message', text, channelId: 'web', conversation: { id: conversation } };
      const said = await tools.work.run(async () => {
        const context = new TurnContext(adapter, {
          ...activity,
          from: { id: 'dl_walk' },
          recipient: { id: 'sleutel' },
        } as Activity);
        const turn = { language: 'nl', rawText: text, conversationId: conversation, accountId } as const;
        setTurn(context, { ...turn, browser: undefined, source: conversation });
        await adapter.process(context, (inside) => running.bot.run(inside));
        return sentIn(context);
      });
      await running.services.effects.idle();
      return said;
    },
    submit: ({ url, matchCode }: Link) =>
      running.services.password.submit(url.split('/').at(-1) ?? '', undefined, {
        newPassword: GOOD,
        confirmPassword: GOOD,
        currentPassword: GOOD,
        matchCode,
      }),
    /** As a dialog would that is broken: straight to the effect. */
    async carryOut(conversation: string): Promise<void> {
      const found = await db
        .selectFrom('recoveries')
        .select('id')
        .where('conversation_id', '=', conversation)
        .execute();
      const { recovery, effects } = running.services;
      for (const { id } of found) await tools.work.run(() => recovery.carryOut(id));
      await effects.idle();
    },
    freeze: (id: string): Promise<void> =>
      tools.work.run(async () => {
        const { freezes } = foundation.stores;
        if (!(await freezes.isFrozen(id))) await freezes.freeze(id, 'SL-WALK-WALK');
      }),
    async close(): Promise<void> {
      await db.destroy();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Every effect is judged at its moment; then it happens, without a password. */
function watched(
  directory: Directory,
  judge: (accountId: string, effect: Effect) => Promise<void> | undefined,
  update: (accountId: string, change: object) => Promise<void>,
): Directory {
  const setPassword = async (id: string, effect: 'reset' | 'change') => {
    await judge(id, effect);
    const before = (await directory.read(id))?.passwordSetAt?.getTime() ?? 0;
    await update(id, { password_set_at: before + 1, must_change: 0, locked: 0 });
    return { kind: 'done' } as const;
  };
  return {
    ...directory,
    reset: (id) => setPassword(id, 'reset'),
    change: (id) => setPassword(id, 'change'),
    async unlock(id) {
      await judge(id, 'unlock');
      return directory.unlock(id);
    },
  };
}
