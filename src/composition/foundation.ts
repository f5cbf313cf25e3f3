import { join } from 'node:path';
import { createClock } from '../adapters/clock.ts';
import { readKeyFile } from '../adapters/crypto/key-file.ts';
import { createKeyring } from '../adapters/crypto/keyring.ts';
import { strongRandom } from '../adapters/crypto/random.ts';
import { patient } from '../adapters/directory/patient.ts';
import { createLog } from '../adapters/log.ts';
import { createAttemptStore } from '../adapters/sql/attempts.ts';
import { createAuditLog } from '../adapters/sql/audit-log.ts';
import { createCaseStore } from '../adapters/sql/cases.ts';
import { createTranscriptStore } from '../adapters/sql/conversations.ts';
import { openDatabase } from '../adapters/sql/database.ts';
import {
  createActionStore,
  createCardStore,
  createPresenceStore,
  createSignStore,
} from '../adapters/sql/desk-stores.ts';
import { createNews } from '../adapters/sql/news.ts';
import { createAlarmStore, createApprovalStore, createSpendStore } from '../adapters/sql/guard-stores.ts';
import { createEnrolmentStore } from '../adapters/sql/enrolments.ts';
import { createSqlOutbox } from '../adapters/sql/outbox.ts';
import { createRecoveryStore } from '../adapters/sql/recoveries.ts';
import { createFreezeStore, createSessionStore } from '../adapters/sql/small-stores.ts';
import { createReminderStore } from '../adapters/sql/reminders.ts';
import { createStaffResetStore } from '../adapters/sql/staff-resets.ts';
import { latestMoment } from '../adapters/sql/upkeep.ts';
import { createSightingStore } from '../adapters/sql/sightings.ts';
import { createTeamsReferences, createTeamsServices } from '../adapters/sql/teams-references.ts';
import { createTicketStore } from '../adapters/sql/tickets.ts';
import { createVault } from '../adapters/sql/vault.ts';
import { createVouchStore } from '../adapters/sql/vouches.ts';
import { SqlWork } from '../adapters/sql/work.ts';
import type { TeamsReference } from '../bot/teams/needs.ts';
import type { Config } from '../config/schema.ts';
import { openDirectory } from './directory.ts';
import type { Overrides } from './overrides.ts';

export type Foundation = Awaited<ReturnType<typeof layFoundation>>;

/** What everything else stands on: time, chance, keys, the database with its stores, the directory. */
export async function layFoundation(config: Config, overrides: Overrides) {
  const log = overrides.log ?? createLog(config.logLevel);
  const random = overrides.random ?? strongRandom;
  const keyring = createKeyring(readKeyFile(config.key ?? join(config.data, 'sleutel.key')));
  const db = await openDatabase(join(config.data, 'sleutel.db'));
  const clock = overrides.clock ?? createClock(await latestMoment(db));
  const work = new SqlWork(db);
  const tools = { log, work, keyring, clock, random };

  const opened = await openDirectory(config, { db, work, keyring, random, clock });
  const directory = patient(overrides.directory?.(opened.directory) ?? opened.directory, overrides.patience);

  /** Set once something listens: the one who delivers. */
  const postman = { wake: () => {} };
  const vault = createVault(db, work, keyring, clock);
  const { outbox, queue, receipts } = createSqlOutbox(db, work, keyring, vault, clock, () => postman.wake());
  const news = createNews(db);
  const stores = {
    vault,
    outbox,
    receipts,
    audit: createAuditLog(work, keyring, clock, random),
    spendings: createSpendStore(db, work),
    approvals: createApprovalStore(db, work, clock),
    alarmsRaised: createAlarmStore(db, work, clock),
    attempts: createAttemptStore(db, work, clock),
    recoveries: createRecoveryStore(db, work),
    freezes: createFreezeStore(db, work, clock),
    sessions: createSessionStore(db, work, clock),
    cases: createCaseStore(db, work, news),
    actions: createActionStore(db, work, clock),
    signs: createSignStore(db, work, clock, news),
    presence: createPresenceStore(db, work, clock),
    cards: createCardStore(work, clock),
    tickets: createTicketStore(db, work, clock, news),
    transcripts: createTranscriptStore(db),
    reminders: createReminderStore(db, work, clock),
    staffResets: createStaffResetStore(db, work, clock),
    enrolments: createEnrolmentStore(db, work, keyring),
    sightings: createSightingStore(db, work, keyring, clock),
    vouches: createVouchStore(db, work),
    teamsReferences: createTeamsReferences<TeamsReference>(db, work),
    teamsServices: createTeamsServices(db, work),
  };
  return { db, tools, stores, news, queue, postman, ...opened, directory };
}
