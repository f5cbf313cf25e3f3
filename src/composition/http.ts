import { createMetrics } from '../adapters/metrics.ts';
import { demoPasswords, demoPeople } from '../adapters/directory/embedded/demo-people.ts';
import { directLine } from '../channels/direct-line/direct-line.ts';
import { createTokens } from '../channels/direct-line/tokens.ts';
import { mountHelpdesk } from '../channels/helpdesk/index.ts';
import type { CaseAction } from '../channels/helpdesk/needs.ts';
import { hostsOf, loopbackHosts } from '../channels/http/hosts.ts';
import type { WebChat } from '../channels/needs.ts';
import { browserOf, mountPages, SESSION_COOKIE } from '../channels/pages/index.ts';
import { receiptRoute } from '../channels/receipts.ts';
import { robotCheckRoute } from '../channels/robot-check.ts';
import { createServer } from '../channels/server.ts';
import { teamsRoute, type TeamsDesk } from '../channels/teams/messages.ts';
import { isDemo, isLoopback } from '../config/load.ts';
import { CLOUDS } from '../config/teams.ts';
import type { Config } from '../config/schema.ts';
import type { Action } from '../services/desk/desk.ts';
import type { Agent } from '../services/desk/parts.ts';
import { createStaffDoor } from '../services/desk/staff.ts';
import { ensureWeb } from '../web/build.ts';
import type { Foundation } from './foundation.ts';
import type { Services } from './services.ts';

/** Every route, on one server that does not listen yet. */
export async function mountHttp(
  config: Config,
  foundation: Foundation,
  services: Services,
  webChat: WebChat,
  teams: TeamsDesk,
) {
  const { db, tools, organisation } = foundation;
  const { keyring, clock } = tools;
  const { signIn, companySignIn, passwordSignIn, password, notMe, enrolment, vouching, unfreeze: frozen } = services;
  const { invitation, approvals, stopReminders } = services;
  const publicUrl = config.publicUrl === undefined ? undefined : new URL(config.publicUrl);
  const isPublic = publicUrl !== undefined && !isLoopback(publicUrl.hostname);
  const robotCheck = config.robotCheck === 'on' ? services.robotCheck : undefined;
  const http = createServer({
    ...tools,
    host: config.host,
    metrics: createMetrics(db, clock),
    port: config.port,
    trustedProxies: config.trustedProxies,
    hosts: isPublic ? hostsOf(publicUrl) : loopbackHosts,
    https: publicUrl?.protocol === 'https:',
  });
  const tokens = createTokens({ keys: { chat: keyring.key('token'), stream: keyring.key('stream') }, clock });
  directLine(http, {
    ...tools,
    webChat,
    signIn,
    browserOf,
    publicUrl,
    tokens,
    robotCheck,
    sessionCookie: SESSION_COOKIE,
  });
  receiptRoute(http.server, services.receipts);
  teamsRoute(http.server, teams, clock);
  robotCheckRoute(http.server, { check: services.robotCheck, clock });
  const pages = {
    ...tools,
    organisation,
    signIn,
    companySignIn,
    passwordSignIn,
    password,
    notMe,
    invitation,
    approvals,
    reminders: stopReminders,
    frozen,
    enrolment,
    vouching,
    publicUrl,
    demo: demoDesk(config, foundation, services),
    assets: await ensureWeb(),
    robotCheck: robotCheck !== undefined,
    framers: config.microsoftAppId === undefined ? [] : CLOUDS[config.teams.cloud].framers,
  };
  mountPages(http.server, pages);
  mountHelpdesk(http, { ...pages, ...helpdeskDoor(foundation, services) });
  return http;
}

function demoDesk(config: Config, { embedded, tools: { clock } }: Foundation, { inbox }: Services) {
  if (embedded === undefined || !isDemo(config)) return undefined;
  const begins = config.demoUsers === undefined ? demoPasswords(clock.now()) : new Map<string, string>();
  return { inbox: () => inbox.list(), people: () => demoPeople(embedded, begins, clock.now()) };
}

/** The helpdesk's services as its pages need them: by the account that is signed in. */
function helpdeskDoor({ stores, tools, news }: Foundation, { helpdesk, parts }: Services) {
  const { cases: desk, views, callBacks } = helpdesk;
  const asAgent =
    <A extends readonly unknown[], T>(look: (agent: Agent, ...rest: A) => Promise<T>) =>
    async (agentId: string, ...rest: A): Promise<T | undefined> => {
      const agent = await desk.agent(agentId);
      return agent && look(agent, ...rest);
    };
  return {
    door: createStaffDoor({ ...stores, ...tools, agent: (id) => desk.agent(id) }),
    desk: {
      ...desk,
      act: (agentId: string, caseId: string, action: CaseAction, key: string) =>
        desk.act(agentId, caseId, action as Action, key),
    },
    views: {
      queue: asAgent((agent) => views.queue(agent)),
      look: asAgent((agent, caseId: string) => views.look(agent, caseId)),
      chat: asAgent((agent, caseId: string, after: number) => views.chat(agent, caseId, after)),
      topic: asAgent((agent, caseId: string) => views.topic(agent, caseId)),
      list: asAgent((agent, which: 'locked' | 'expiring') => views.list(agent, which)),
    },
    callBacks: {
      look: asAgent((agent, reference: string) => callBacks.look(agent, reference)),
      act: asAgent((agent, reference: string, way: string) =>
        callBacks.act(agent, reference, way as Parameters<typeof callBacks.act>[2]),
      ),
    },
    news,
    methods: parts.methods.map(({ id }) => id),
  };
}
