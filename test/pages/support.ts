import { createRobotCheck, robotCheckRoute } from '../../src/channels/robot-check.ts';
import { browserOf, mountPages, SESSION_COOKIE } from '../../src/channels/pages/index.ts';
import type { PageNeeds } from '../../src/channels/pages/index.ts';
import type { Organisation } from '../../src/core/organisation.ts';
import { ensureWeb } from '../../src/web/build.ts';
import { countingRandom, ListLog, ManualClock, startApp } from '../channels/support.ts';
import type { TestApp } from '../channels/support.ts';
import { OneApprovalDesk, OneInvitationDesk, OneReminderDesk } from './desks.ts';
import { DoorDesk, OneLinkDesk, OneNoticeDesk, OnePersonDesk, OneVouchDesk, StageDesk } from './desks.ts';

/** Nobody is staff here. */
const NOTHING_FROZEN: PageNeeds['frozen'] = {
  list: () => Promise.resolve(undefined),
  ask: () => Promise.resolve(undefined),
  check: () => Promise.resolve(undefined),
  approve: () => Promise.resolve(undefined),
};

export const ORGANISATION: Organisation = {
  name: 'Voorbeeld BV',
  domain: 'voorbeeld.example',
  timeZone: 'Europe/Amsterdam',
  helpdesk: { mail: 'it@voorbeeld.example', phone: '+31200000000', hours: 'ma-vr 08:00-17:30' },
};

export interface PagesApp extends TestApp {
  readonly password: OneLinkDesk;
  readonly door: DoorDesk;
  readonly notice: OneNoticeDesk;
  readonly invitation: OneInvitationDesk;
  readonly approvals: OneApprovalDesk;
  readonly reminders: OneReminderDesk;
  readonly stage: StageDesk;
  readonly person: OnePersonDesk;
  readonly vouch: OneVouchDesk;
  /** A page or an answer of it; redirects are not followed. */
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  json(): unknown;
}

/** The real server with the pages on it, and doubles behind the desks. */
export async function startPages(changes: Partial<PageNeeds> = {}): Promise<PagesApp> {
  const desks = {
    password: new OneLinkDesk(),
    door: new DoorDesk(),
    notice: new OneNoticeDesk(),
    invitation: new OneInvitationDesk(),
    approvals: new OneApprovalDesk(),
    reminders: new OneReminderDesk(),
    stage: new StageDesk(),
    person: new OnePersonDesk(),
    vouch: new OneVouchDesk(),
  };
  const log = new ListLog();
  const clock = new ManualClock();
  const random = countingRandom();
  const used = new Set<string>();
  const check = createRobotCheck({
    key: Buffer.alloc(32, 3),
    clock,
    random,
    used: { useOnce: async (id) => !used.has(id) && used.add(id).has(id) },
  });
  const assets = await ensureWeb();
  const robotCheck = changes.robotCheck ?? false;
  const app = await startApp({
    needs: { browserOf, signIn: desks.door, sessionCookie: SESSION_COOKIE, robotCheck: robotCheck ? check : undefined },
    mount: ({ server }) => {
      robotCheckRoute(server, { check, clock });
      mountPages(server, {
        organisation: ORGANISATION,
        password: desks.password,
        signIn: desks.door,
        notMe: desks.notice,
        invitation: desks.invitation,
        approvals: desks.approvals,
        reminders: desks.reminders,
        frozen: NOTHING_FROZEN,
        enrolment: desks.person,
        vouching: desks.vouch,
        demo: desks.stage,
        assets,
        publicUrl: undefined,
        robotCheck,
        // The links of the doubles run out by the machine's clock, as the pages in a browser do.
        clock: { now: () => new Date() },
        random,
        log,
        ...changes,
      });
    },
  });
  return { ...app, ...desks, log, ...client(app.url) };
}

function client(url: string): Pick<PagesApp, 'get' | 'post'> {
  const html = { accept: 'text/html,application/xhtml+xml' };
  return {
    get: async (path, headers = {}) =>
      reply(await fetch(url + path, { redirect: 'manual', headers: { ...html, ...headers } })),
    post: async (path, fields, headers = {}) => {
      const body = new URLSearchParams(fields);
      return reply(
        await fetch(url + path, { method: 'POST', redirect: 'manual', body, headers: { ...html, ...headers } }),
      );
    },
  };
}

async function reply(response: Response): Promise<Reply> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) as unknown };
}
