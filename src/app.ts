import { renderMessage } from './adapters/message/render.ts';
import { purge } from './adapters/sql/upkeep.ts';
import type { WebChat } from './channels/needs.ts';
import { openChat, type Chat } from './composition/chat.ts';
import { layFoundation } from './composition/foundation.ts';
import { openTeams, openTeamsLine, type Teams } from './composition/teams.ts';
import { mountHttp } from './composition/http.ts';
import type { Overrides } from './composition/overrides.ts';
import { furnish } from './composition/services.ts';
import type { Config } from './config/schema.ts';
import { createDelivery } from './services/delivery.ts';
import { expireRecoveries, reconcileEffects } from './services/recovery/sweep.ts';

export type { Overrides };

export interface App {
  /** The web chat's side of the bot, for programs in the same process. */
  readonly webChat: WebChat;
  start(): Promise<{ readonly url: string }>;
  /** What is done every few seconds: ends what ran out of time, and sends what is due. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

const SWEEP_MS = 15_000;

/** The composition root: the one place that sees everything. Nothing listens before `start`. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const foundation = await layFoundation(config, overrides);
  const line = openTeamsLine(config, foundation);
  const services = furnish(config, foundation, line.cards);
  const chat = openChat(foundation, services);
  const { webChat, knowledge } = chat;
  const teams = openTeams(config, foundation, services, chat, line);
  const mouth = mouthOf(webChat, teams.chat);
  services.helpdesk.mouth.current = {
    tell: (conversationId, key, params) => mouth.tell({ conversationId, key, params }),
    signal: (conversationId, signal) => mouth.signal(conversationId, signal),
  };
  const desk = { enter: teams.door.enter, receive: teams.chat.receive };
  const http = await mountHttp(config, foundation, services, webChat, desk);
  const { db, tools, news, queue, postman, organisation } = foundation;
  const { work, clock, log } = tools;
  const { parts, effects, senders, address, helpdesk } = services;

  const delivery = createDelivery({
    queue,
    outbox: foundation.stores.outbox,
    post: (parcel, id) => teams.poster.deliver(id, parcel),
    senders,
    work,
    clock,
    render: (message) => renderMessage(message, organisation, new URL(address.publicUrl).host),
    tell: (parcel) => mouth.tell(parcel),
    ...(helpdesk.card === undefined ? {} : { card: helpdesk.card }),
    ticket: helpdesk.ticket,
    report: (error, parcelId) => log.warn({ error, parcelId }, 'a delivery failed'),
  });
  const tidy = async (): Promise<void> => {
    await expireRecoveries(parts);
    await reconcileEffects(parts, effects, false);
    await purge(foundation.db, work, clock);
  };
  const sweep = async (): Promise<void> => {
    await tidy();
    // These write links, so that they wait for the address.
    await helpdesk.sweep();
    await services.sweepStaff();
    await services.reminders.sweep();
  };
  let sweeper: NodeJS.Timeout | undefined;

  return {
    webChat,
    sweep,
    async start() {
      await services.enrolGiven();
      await reconcileEffects(parts, effects, true);
      await tidy();
      const { port } = await http.listen();
      const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
      address.publicUrl ||= url;
      await helpdesk.sweep();
      // The answer of a turn goes out first, so that its time does not tell whether anything is delivered.
      postman.wake = () => void setImmediate(() => delivery.wake());
      delivery.wake();
      knowledge.watch();
      news.start((error) => log.warn({ error }, 'the news stopped'));
      if (overrides.sweeps !== 'by hand') {
        const report = (error: unknown) => log.error({ error }, 'the sweep failed');
        sweeper = setInterval(() => void sweep().catch(report), SWEEP_MS);
      }
      return { url };
    },
    async stop() {
      clearInterval(sweeper);
      knowledge.stop();
      news.stop();
      await http.close();
      await effects.idle();
      await teams.poster.stop();
      await delivery.stop();
      await Promise.all(senders.map((sender) => sender.close()));
      await foundation.closeDirectory();
      await db.destroy();
    },
  };
}

/** By whichever channel the person came. */
const mouthOf = (webChat: Chat['webChat'], teams: Pick<Teams['chat'], 'tell'>) => ({
  async tell(news: Parameters<Teams['chat']['tell']>[0]): Promise<void> {
    if (!(await teams.tell(news))) await webChat.tell(news);
  },
  signal: (...told: Parameters<typeof webChat.signal>): Promise<void> => webChat.signal(...told),
});
