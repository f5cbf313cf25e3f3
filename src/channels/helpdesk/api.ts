import { z } from 'zod';
import type { Answer } from '../http/answer.ts';
import { badRequest, notFound } from '../http/http-error.ts';
import { route, type Call } from '../http/route.ts';
import { refuseForeign } from '../pages/request.ts';
import type { HttpServer } from '../server.ts';
import { activeStaffOf, staffOf } from './guard.ts';
import type { ActionOutcome, HelpdeskNeeds } from './needs.ts';

const BASE = '/helpdesk/api';
const LONGEST = 4_000;

const key = z.string().regex(/^[\w-]{8,64}$/u);
const words = z.string().min(1).max(LONGEST);
const PLAIN = ['claim', 'release', 'wait', 'resolve', 'reopen', 'escalate', 'unlock', 'reset-link'] as const;

/** What an agent may ask for; anything else is not an action. */
const Asked = z.union([
  z.strictObject({ do: z.enum(PLAIN), key }),
  z.strictObject({ do: z.enum(['say', 'note']), words, key }),
  z.strictObject({ do: z.literal('identify'), userId: z.string().min(1).max(320), key }),
  z.strictObject({ do: z.literal('challenge'), method: z.string().max(40), key }),
]);
const Way = z.strictObject({ way: z.enum(['email', 'sms', 'call-mobile', 'call-office', 'attest']) });
const Seen = z.strictObject({ seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });

const STATUS = { done: 200, 'not-found': 404, taken: 409, refused: 409 } as const;

/** JSON for the console. Every answer is for whoever is signed in, with the role they have now. */
export function helpdeskApi({ server }: HttpServer, needs: HelpdeskNeeds): void {
  const { views, desk } = needs;

  route(server, 'GET', `${BASE}/me`, async (call) => {
    const { agent, idleAt } = await staffOf(call, needs);
    return { json: { name: agent.name, idleAt, methods: needs.methods } };
  });
  /** The person moved: a mouse, a key. */
  route(server, 'POST', `${BASE}/here`, async (call) => {
    const { idleAt } = await activeStaffOf(call, needs);
    return { json: { idleAt } };
  });
  route(server, 'GET', `${BASE}/queue`, async (call) => {
    const { agent } = await staffOf(call, needs);
    return { json: await views.queue(agent.id) };
  });
  route(server, 'GET', `${BASE}/lists/:which`, async (call) => {
    const { agent } = await staffOf(call, needs);
    const which = z.enum(['locked', 'expiring']).safeParse(call.params['which']);
    if (!which.success) throw notFound();
    return { json: await views.list(agent.id, which.data) };
  });
  route(server, 'GET', `${BASE}/call-backs/:id`, async (call) => {
    const { agent } = await staffOf(call, needs);
    return found(await needs.callBacks.look(agent.id, idOf(call)));
  });
  route(server, 'POST', `${BASE}/call-backs/:id/act`, async (call) => {
    const { agent } = await activeStaffOf(call, needs);
    const way = Way.safeParse(await call.json());
    if (!way.success) throw badRequest('There is no such way.');
    const outcome = await needs.callBacks.act(agent.id, idOf(call), way.data.way);
    if (outcome === undefined) throw notFound();
    if (outcome.kind === 'refused') return { status: 409, json: { status: 'refused', why: outcome.why } };
    return { json: { status: outcome.kind } };
  });
  route(server, 'GET', `${BASE}/cases/:id`, async (call) => {
    const { agent } = await staffOf(call, needs);
    return found(await views.look(agent.id, idOf(call)));
  });
  route(server, 'GET', `${BASE}/cases/:id/chat`, async (call) => {
    const { agent } = await staffOf(call, needs);
    const after = call.query.get('after') ?? '0';
    if (!/^\d{1,15}$/u.test(after)) throw badRequest('The place to go on from is not a number.');
    return found(await views.chat(agent.id, idOf(call), Number(after)));
  });
  route(server, 'POST', `${BASE}/cases/:id/act`, async (call) => {
    const { agent } = await activeStaffOf(call, needs);
    const asked = Asked.safeParse(await call.json());
    if (!asked.success) throw badRequest('There is no such action.');
    const { key: once, ...action } = asked.data;
    return told(await desk.act(agent.id, idOf(call), action, once));
  });
  route(server, 'POST', `${BASE}/cases/:id/typing`, async (call) => {
    const { agent } = await activeStaffOf(call, needs);
    return found((await desk.typing(agent.id, idOf(call))) ? {} : undefined);
  });
  route(server, 'POST', `${BASE}/cases/:id/seen`, async (call) => {
    refuseForeign(call, needs.publicUrl);
    const { agent } = await staffOf(call, needs);
    const seen = Seen.safeParse(await call.json());
    if (!seen.success) throw badRequest('How far it was read is not a number.');
    return found((await desk.seen(agent.id, idOf(call), seen.data.seq)) ? {} : undefined);
  });
}

const idOf = (call: Call): string => call.params['id'] ?? '';

function found(body: object | undefined): Answer {
  if (body === undefined) throw notFound();
  return { json: body };
}

function told(outcome: ActionOutcome): Answer {
  if (outcome.kind === 'not-found') throw notFound();
  const { kind, ...rest } = outcome;
  return { status: STATUS[kind], json: { status: kind, ...rest } };
}
