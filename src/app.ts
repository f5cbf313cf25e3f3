import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConversationState } from 'botbuilder';
import { retired } from '../dialogs/link.ts';
import { createClock } from './adapters/clock.ts';
import { loadCommonPasswords } from './adapters/common-passwords.ts';
import { readKeyFile } from './adapters/crypto/key-file.ts';
import { createKeyring } from './adapters/crypto/keyring.ts';
import { strongRandom } from './adapters/crypto/random.ts';
import { demoPasswords, demoPeople } from './adapters/directory/embedded/demo-people.ts';
import { createEmbeddedDirectory } from './adapters/directory/embedded/directory.ts';
import { seedCompany } from './adapters/directory/embedded/seed.ts';
import { createLog, type Log } from './adapters/log.ts';
import { createInbox } from './adapters/message/inbox.ts';
import { renderMessage } from './adapters/message/render.ts';
import { createSmtpSender } from './adapters/message/smtp.ts';
import { qrCode } from './adapters/qr-code.ts';
import { createAttemptStore } from './adapters/sql/attempts.ts';
import { createAuditLog } from './adapters/sql/audit-log.ts';
import { createBotStateStorage, keepingETags } from './adapters/sql/bot-state.ts';
import { createConversationLog, createTranscriptStore } from './adapters/sql/conversations.ts';
import { openDatabase } from './adapters/sql/database.ts';
import { createSqlOutbox } from './adapters/sql/outbox.ts';
import { createRecoveryStore } from './adapters/sql/recoveries.ts';
import { createCaseStore, createFreezeStore, createSessionStore, createUsedOnce } from './adapters/sql/small-stores.ts';
import { latestMoment, purge } from './adapters/sql/upkeep.ts';
import { createVault } from './adapters/sql/vault.ts';
import { SqlWork } from './adapters/sql/work.ts';
import { SleutelBot } from './bot/bot.ts';
import { dedupeMiddleware } from './bot/middleware/dedupe.ts';
import { languageMiddleware } from './bot/middleware/language.ts';
import { redactMiddleware } from './bot/middleware/redact.ts';
import { talkAccessor } from './bot/talk.ts';
import { WebAdapter } from './bot/web-adapter.ts';
import { createWebChat } from './bot/web-chat.ts';
import { directLine } from './channels/direct-line/direct-line.ts';
import { createTokens } from './channels/direct-line/tokens.ts';
import { hostsOf, loopbackHosts } from './channels/http/hosts.ts';
import { browserOf, mountPages, SESSION_COOKIE } from './channels/pages/index.ts';
import { createRobotCheck, robotCheckRoute } from './channels/robot-check.ts';
import type { WebChat } from './channels/needs.ts';
import { createServer } from './channels/server.ts';
import { isLoopback } from './config/load.ts';
import type { Config } from './config/schema.ts';
import type { Account } from './core/account.ts';
import type { Organisation } from './core/organisation.ts';
import type { Clock, Random } from './ports/clock.ts';
import type { Directory } from './ports/directory.ts';
import { createDelivery } from './services/delivery.ts';
import { createEscalation } from './services/escalation.ts';
import { createNotMeDesk, createNotMeLinks } from './services/not-me.ts';
import { createNotifications } from './services/notifications.ts';
import { createRecoveryDesk } from './services/recovery/desk.ts';
import { createEffectRunner } from './services/recovery/effects.ts';
import { createPasswordDesk } from './services/recovery/page.ts';
import type { RecoveryParts } from './services/recovery/parts.ts';
import { expireRecoveries, reconcileEffects } from './services/recovery/sweep.ts';
import { newReference } from './services/references.ts';
import { createSignInDesk } from './services/sign-in.ts';
import { createThrottle } from './services/throttle.ts';
import { methodsFor } from './services/verification/registry.ts';
import { createKnowledge } from '../knowledge/knowledge.ts';
import { loadRecogniser } from './understanding/recogniser.ts';
import { ensureWeb } from './web/build.ts';

/** What a test may put in the place of the real thing. */
export interface Overrides {
  readonly clock?: Clock;
  readonly random?: Random;
  readonly log?: Log;
  readonly directory?: (directory: Directory) => Directory;
}

export interface App {
  /** The web chat's side of the bot, for programs in the same process. */
  readonly webChat: WebChat;
  start(): Promise<{ readonly url: string }>;
  stop(): Promise<void>;
}

const SWEEP_MS = 15_000;
const SESSION_HOURS = 8;

/** The one place that sees everything. Nothing listens before `start`. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const log = overrides.log ?? createLog(config.logLevel);
  const report = (error: unknown, what: string) => log.error({ error }, what);
  const random = overrides.random ?? strongRandom;
  const keyring = createKeyring(readKeyFile(config.key ?? join(config.data, 'sleutel.key')));
  const db = await openDatabase(join(config.data, 'sleutel.db'));
  const clock = overrides.clock ?? createClock(await latestMoment(db));
  const work = new SqlWork(db);

  const company = await seedCompany(db, keyring, random, clock, config.demoUsers);
  const organisation = asOrganisation(company);
  const embedded = createEmbeddedDirectory(db, work, company, clock);
  const directory = overrides.directory?.(embedded) ?? embedded;

  const address = { publicUrl: config.publicUrl?.replace(/\/$/u, '') ?? '' };
  const vault = createVault(db, work, keyring, clock);
  const { outbox, queue } = createSqlOutbox(db, work, keyring, vault, clock, () => delivery.wake());
  const inbox = createInbox(db, work, keyring, vault, clock);
  const smtp =
    config.smtpUrl &&
    createSmtpSender({ url: config.smtpUrl, from: config.mailFrom ?? `sleutel@${organisation.domain}`, clock });
  const senders = smtp ? [smtp, inbox.sender] : [inbox.sender];
  const channels = new Set(senders.flatMap((sender) => sender.channels));

  const audit = createAuditLog(work, keyring, clock, random);
  const attempts = createAttemptStore(db, work, clock);
  const recoveries = createRecoveryStore(db, work);
  const freezes = createFreezeStore(db, work, clock);
  const sessions = createSessionStore(db, work, clock);
  const notMeLinks = createNotMeLinks(keyring, clock, address);
  const throttle = createThrottle(attempts, config.policy, clock);
  const notifications = createNotifications(outbox, channels, clock, notMeLinks.url);
  const methods = methodsFor(config.policy, channels);
  const parts: RecoveryParts = {
    ...{ policy: config.policy, methods, directory, recoveries, freezes, sessions, vault, outbox, audit, attempts },
    ...{ throttle, notifications, work, keyring, clock, random, qrCode, address },
  };
  const effects = createEffectRunner(parts, (error) => report(error, 'an effect ended badly'));
  const isCommon = lazily(loadCommonPasswords);
  const rulesFor = async (account: Account) => ({
    minLength: (await directory.passwordPolicy(account)).minLength,
    personal: [account.displayName, account.userId, ...account.ownAddresses, ...Object.values(account.contacts)],
    company: [organisation.name, organisation.domain.split('.')[0] ?? ''],
    isCommon: await isCommon(),
  });
  const transcripts = createTranscriptStore(db);
  const cases = createCaseStore(db, work);
  const { staffLanguage } = config;
  const escalation = createEscalation({
    cases,
    recoveries,
    directory,
    transcripts,
    outbox,
    audit,
    clock,
    random,
    organisation,
    staffLanguage,
  });
  const robotCheck = createRobotCheck({ key: keyring.key('robot'), used: createUsedOnce(work, db), clock, random });

  const knowledge = createKnowledge(fileURLToPath(new URL('../knowledge', import.meta.url)), {
    info: (message) => log.info({}, message),
    warn: (message) => log.warn({}, message),
  });
  const state = new ConversationState(keepingETags(createBotStateStorage(db, work), work));
  const talk = talkAccessor(state);
  const conversations = createConversationLog(db, work, vault, clock, retired);
  const adapter = new WebAdapter(clock, random);
  adapter.use(redactMiddleware, dedupeMiddleware(conversations), languageMiddleware(talk));
  const bot = new SleutelBot({
    state,
    talk,
    recogniser: loadRecogniser(),
    needs: {
      recovery: createRecoveryDesk(parts, effects),
      help: escalation,
      people: peopleOf(directory),
      knowledge,
      organisation,
      now: () => clock.now(),
    },
    async robotCheck(conversationId, payload) {
      const passed = await robotCheck.verify(payload);
      if (passed) await attempts.add('robot-check', conversationId);
      return passed;
    },
  });
  const webChat = createWebChat({
    ...{ adapter, bot, log: conversations, state, talk, work, clock, random },
    report(error) {
      const reference = newReference(random);
      log.error({ error, reference }, 'a turn went wrong');
      return reference;
    },
  });
  const delivery = createDelivery({
    ...{ queue, senders, work, clock },
    render: (message) => renderMessage(message, organisation, new URL(address.publicUrl).host),
    tell: ({ conversationId, key, params }) => webChat.tell(conversationId, key, params),
    report: (error, parcelId) => log.warn({ error, parcelId }, 'a delivery failed'),
  });

  const publicUrl = config.publicUrl === undefined ? undefined : new URL(config.publicUrl);
  const demoBegins = config.demoUsers === undefined ? demoPasswords(clock.now()) : new Map<string, string>();
  const isDemo = isLoopback(config.host) && (publicUrl === undefined || isLoopback(publicUrl.hostname));
  const http = createServer({
    ...{ host: config.host, port: config.port, trustedProxies: config.trustedProxies, random, log },
    hosts: publicUrl !== undefined && !isLoopback(publicUrl.hostname) ? hostsOf(publicUrl) : loopbackHosts,
    https: publicUrl?.protocol === 'https:',
  });
  const signIn = createSignInDesk({
    directory,
    verify: embedded.signIn,
    sessions,
    audit,
    work,
    clock,
    random,
    hours: SESSION_HOURS,
  });
  directLine(http, {
    ...{ webChat, signIn, browserOf, publicUrl, clock, random, log, sessionCookie: SESSION_COOKIE },
    tokens: createTokens({ keys: { chat: keyring.key('token'), stream: keyring.key('stream') }, clock }),
    robotCheck: config.robotCheck === 'on' ? robotCheck : undefined,
  });
  robotCheckRoute(http.server, { check: robotCheck, clock });
  mountPages(http.server, {
    ...{ organisation, signIn, publicUrl, clock, random, log },
    password: createPasswordDesk(parts, effects, rulesFor),
    notMe: createNotMeDesk({ links: notMeLinks, directory, freezes, audit, escalation, work }),
    demo: isDemo ? { inbox: inbox.list, people: () => demoPeople(embedded, demoBegins, clock.now()) } : undefined,
    assets: await ensureWeb(),
    robotCheck: config.robotCheck === 'on',
  });

  let sweeper: NodeJS.Timeout | undefined;
  const sweep = async () => {
    await expireRecoveries(parts);
    await reconcileEffects(parts, effects, false);
    await purge(work, clock);
  };
  return {
    webChat,
    async start() {
      await reconcileEffects(parts, effects, true);
      await sweep();
      const { port } = await http.listen();
      const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
      address.publicUrl ||= url;
      delivery.wake();
      knowledge.watch();
      sweeper = setInterval(() => void sweep().catch((error: unknown) => report(error, 'the sweep failed')), SWEEP_MS);
      return { url };
    },
    async stop() {
      clearInterval(sweeper);
      knowledge.stop();
      await http.close();
      await effects.idle();
      await delivery.stop();
      await Promise.all(senders.map((sender) => sender.close()));
      await db.destroy();
    },
  };
}

const asOrganisation = (company: {
  name: string;
  domain: string;
  timeZone: string;
  helpdesk: Partial<Organisation['helpdesk']>;
}): Organisation => ({
  name: company.name,
  domain: company.domain,
  timeZone: company.timeZone,
  helpdesk: { mail: company.helpdesk.mail, phone: company.helpdesk.phone, hours: company.helpdesk.hours },
});

const peopleOf = (directory: Directory) => ({
  roles: async (accountId: string) => (await directory.read(accountId))?.roles ?? [],
  displayName: async (accountId: string) => (await directory.read(accountId))?.displayName,
  maxAgeDays: async () => (await directory.passwordPolicy()).maxAgeDays,
  passwordExpiresAt: async (accountId: string) => (await directory.read(accountId))?.passwordExpiresAt,
});

function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}
