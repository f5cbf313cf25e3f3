import { fileURLToPath } from 'node:url';
import { ConversationState } from 'botbuilder';
import { retired } from '../../dialogs/link.ts';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import { createBotStateStorage, keepingETags } from '../adapters/sql/bot-state.ts';
import { createConversationLog } from '../adapters/sql/conversations.ts';
import { noteGap } from '../adapters/sql/knowledge-gaps.ts';
import { SleutelBot } from '../bot/bot.ts';
import { dedupeMiddleware } from '../bot/middleware/dedupe.ts';
import { languageMiddleware } from '../bot/middleware/language.ts';
import { redactMiddleware } from '../bot/middleware/redact.ts';
import { talkAccessor } from '../bot/talk.ts';
import { WebAdapter } from '../bot/web-adapter.ts';
import { createWebChat } from '../bot/web-chat.ts';
import { diagnose } from '../core/diagnosis.ts';
import { normaliseUserId } from '../core/identity.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import { newReference } from '../services/references.ts';
import { loadRecogniser } from '../understanding/recogniser.ts';
import type { Foundation } from './foundation.ts';
import type { Services } from './services.ts';

const KNOWLEDGE = fileURLToPath(new URL('../../knowledge', import.meta.url));

/** The bot and its web chat. */
export function openChat({ db, tools, stores, news, directory, organisation }: Foundation, services: Services) {
  const { work, clock, random, log } = tools;
  const recogniser = loadRecogniser();
  const logger = {
    info: (message: string) => log.info({}, message),
    warn: (message: string) => log.warn({}, message),
  };
  const knowledge = createKnowledge(KNOWLEDGE, logger);
  const state = new ConversationState(keepingETags(createBotStateStorage(db, work), work));
  const talk = talkAccessor(state);
  const conversations = createConversationLog(db, work, stores.vault, clock, retired);
  const adapter = new WebAdapter(clock, random);
  adapter.use(redactMiddleware, dedupeMiddleware(conversations), languageMiddleware(talk));
  const bot = new SleutelBot({
    state,
    talk,
    recogniser,
    live: services.helpdesk.live,
    needs: {
      knowledge: { ...knowledge, missed: (question, language) => noteGap(work, clock, question, language) },
      organisation,
      recovery: services.recovery,
      help: services.escalation,
      protect: services.protect,
      staff: services.staff,
      people: { ...peopleOf(directory, clock), setup: (accountId) => services.enrolment.setup(accountId) },
      address: () => services.address.publicUrl,
      now: () => clock.now(),
    },
    async robotCheck(conversationId, payload) {
      const passed = await services.robotCheck.verify(payload);
      if (passed) await stores.attempts.add('robot-check', conversationId);
      return passed;
    },
  });
  const report = (error: unknown): string => {
    const reference = newReference(random);
    log.error({ error, reference }, 'a turn went wrong');
    return reference;
  };
  /** What every channel takes its turns with. */
  const turnParts = { work, adapter, bot, log: conversations, talk, report };
  return { knowledge, turnParts, webChat: createWebChat({ ...tools, ...turnParts, state, news }) };
}

export type Chat = ReturnType<typeof openChat>;

const peopleOf = (directory: Directory, clock: Clock) => ({
  roles: async (accountId: string) => (await directory.read(accountId))?.roles ?? [],
  displayName: async (accountId: string) => (await directory.read(accountId))?.displayName,
  isOwn: async (accountId: string, typed: string) => (await directory.find(normaliseUserId(typed)))?.id === accountId,
  maxAgeDays: async () => (await directory.passwordPolicy()).maxAgeDays,
  async diagnosis(accountId: string) {
    const account = await directory.read(accountId);
    return account && diagnose(account, directory.abilities(account), clock.now());
  },
  async expiry(accountId: string) {
    const account = await directory.read(accountId);
    return account === undefined ? ({ kind: 'unknown' } as const) : directory.expiry(account);
  },
});
