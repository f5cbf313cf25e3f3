import { createClock } from '../adapters/clock.ts';
import { createBotToken } from '../adapters/bot-token.ts';
import { createUsedOnce } from '../adapters/sql/small-stores.ts';
import { createCaseCards } from '../bot/teams/case-card.ts';
import { createCasePresses } from '../bot/teams/case-press.ts';
import { createTeamsChat } from '../bot/teams/chat.ts';
import { createConnector } from '../bot/teams/connector.ts';
import { createHelpdeskChannel } from '../bot/teams/helpdesk-channel.ts';
import type { CardDesk } from '../bot/teams/needs.ts';
import { createPace } from '../bot/teams/pace.ts';
import { createPersons } from '../bot/teams/persons.ts';
import { createPoster } from '../bot/teams/poster.ts';
import { createTokenCheck } from '../bot/teams/token.ts';
import { createDoor } from '../bot/teams/door.ts';
import { readChannelLink } from '../config/channel-link.ts';
import type { Config } from '../config/schema.ts';
import { CLOUDS } from '../config/teams.ts';
import { normaliseUserId } from '../core/identity.ts';
import type { Foundation } from './foundation.ts';
import type { Chat } from './chat.ts';
import type { Services } from './services.ts';

export type Teams = ReturnType<typeof openTeams>;

/** The way out to Teams, and where the helpdesk's channel is. */
export function openTeamsLine(config: Config, { stores, organisation }: Foundation) {
  const connector = connectorFor(config);
  const link = readChannelLink(config.teams.helpdeskChannel ?? '');
  const channel = link && createHelpdeskChannel({ ...link, services: stores.teamsServices });
  const reading = { language: config.staffLanguage, timeZone: organisation.timeZone };
  return { connector, channel, reading, cards: channel && createCaseCards({ connector, channel, ...reading }) };
}

/** The Teams channel: who may come in, who it is, what the bot says there. */
export function openTeams(
  config: Config,
  foundation: Foundation,
  services: Services,
  chat: Chat,
  { connector, channel, reading }: ReturnType<typeof openTeamsLine>,
) {
  const { db, tools, stores, queue, directory, organisation } = foundation;
  const { work, clock, random, log, keyring } = tools;
  const { microsoftAppId: appId, teams } = config;
  const cloud = { ...CLOUDS[teams.cloud], ...teams.double };
  const references = stores.teamsReferences;
  const fingerprint = (value: string): string => keyring.fingerprint('subject', value);
  const report = (error: unknown): void => log.warn({ error }, 'something did not reach Teams');
  const poster = createPoster({
    connector,
    box: {
      add: (id, post, givesUpAt, heldUntil) => stores.outbox.add(id, post, givesUpAt, heldUntil),
      settle: (id) => queue.settleHeld(id),
      waits: (from, to) => queue.waits(from, to),
    },
    // Teams counts by the real time; the double takes all.
    pace: teams.double === undefined ? createPace(createClock()) : { turn: () => Promise.resolve() },
    wake: () => foundation.postman.wake(),
    work,
    clock,
    fingerprint,
    lost: (conversationId) => services.helpdesk.live.lost(conversationId),
    report,
  });
  const tenants = teams.tenants.length > 0 ? teams.tenants : [config.microsoftAppTenantId ?? []].flat();
  const persons = createPersons({
    connector,
    clock,
    tenants: new Set(tenants.map((tenant) => tenant.toLowerCase())),
    people: {
      async accountOf({ aadObjectId, userPrincipalName }) {
        const found = await directory.find(normaliseUserId(aadObjectId));
        if (found !== undefined) return found.id;
        const name = await userPrincipalName();
        return name === undefined ? undefined : (await directory.find(normaliseUserId(name)))?.id;
      },
    },
  });
  const teamsChat = createTeamsChat({
    ...chat.turnParts,
    references,
    persons,
    poster,
    channel,
    presses: createCasePresses({ reading, channel, persons, desk: cardDesk(foundation, services), fingerprint }),
    once: createUsedOnce(work, db),
    fingerprint,
    company: organisation.name,
    clock,
    random,
    address: services.address,
  });
  const door = createDoor({
    check: appId === undefined ? undefined : createTokenCheck(appId, cloud, clock),
    withoutTokens: teams.withoutTokens,
    services: cloud.services,
    insecure: teams.double !== undefined || teams.withoutTokens,
    report: (why) => log.info({ why }, 'a request to the Teams channel was refused'),
  });
  return { chat: teamsChat, door, poster, references };
}

/** The helpdesk as the buttons of its channel need it. */
function cardDesk({ stores }: Foundation, { helpdesk }: Services): CardDesk {
  return {
    isStaff: async (accountId) => (await helpdesk.cases.agent(accountId)) !== undefined,
    act: (accountId, caseId, action, key) => helpdesk.cases.act(accountId, caseId, { do: action }, key),
    card: (caseId) => helpdesk.cardOf(caseId),
    refused: (accountId, why) =>
      stores.audit.append({ event: 'case.press-refused', subject: accountId, details: { why } }),
  };
}

export const connectorFor = (config: Config) => createConnector(tokenFor(config));

/** Only a channel whose own token was checked gets one. */
function tokenFor(config: Config): () => Promise<string> {
  const { double, withoutTokens } = config.teams;
  if (double !== undefined) return () => Promise.resolve(double.token);
  return withoutTokens || config.microsoftAppId === undefined ? () => Promise.resolve('') : botToken(config);
}

function botToken(config: Config) {
  const { authorityHost, audience } = CLOUDS[config.teams.cloud];
  return createBotToken({
    appId: config.microsoftAppId ?? '',
    type: config.microsoftAppType ?? (config.microsoftAppTenantId === undefined ? 'MultiTenant' : 'SingleTenant'),
    password: config.microsoftAppPassword,
    tenantId: config.microsoftAppTenantId,
    authorityHost,
    audience,
  });
}
