import { createBuckets } from '../http/buckets.ts';
import { HttpError, badRequest, tooMany } from '../http/http-error.ts';
import { route, type Call } from '../http/route.ts';
import type { HttpServer } from '../server.ts';
import { chatIn, chatOf, watermarkOf } from './access.ts';
import { isMessage, readActivity } from './activity.ts';
import { generate } from './generate.ts';
import type { DirectLineNeeds } from './needs.ts';
import { directLineStream, streamUrl } from './stream.ts';
import { startOptions } from './start.ts';
import type { Chat } from './tokens.ts';

const BASE = '/v3/directline';

/** Direct Line 3.0, as far as DirectLineJS and Web Chat use it. */
export function directLine(app: HttpServer, needs: DirectLineNeeds): void {
  const { server } = app;
  const limits = limitsOf(needs);

  route(server, 'POST', `${BASE}/tokens/generate`, generate(needs));

  route(server, 'POST', `${BASE}/tokens/refresh`, async (call) => {
    const chat = chatOf(call, needs.tokens);
    limits.control(chat);
    const { token, expiresIn } = needs.tokens.renew(chat);
    return { json: { conversationId: chat.grant.conversationId, token, expires_in: expiresIn } };
  });

  route(server, 'POST', `${BASE}/conversations`, async (call) => {
    const chat = chatOf(call, needs.tokens);
    limits.control(chat);
    const { locale } = startOptions(await call.json());
    await needs.webChat.open(chat.grant, locale);
    return { status: 201, json: connection(call, chat, 0, needs) };
  });

  route(server, 'GET', `${BASE}/conversations/:id`, async (call) => {
    const chat = chatIn(call, needs.tokens);
    limits.control(chat);
    return { json: connection(call, chat, watermarkIn(call), needs) };
  });

  route(server, 'GET', `${BASE}/conversations/:id/activities`, async (call) => {
    const { grant } = chatIn(call, needs.tokens);
    const { activities, watermark } = await needs.webChat.read(grant.conversationId, watermarkIn(call));
    return { json: { activities, watermark: String(watermark) } };
  });

  route(server, 'POST', `${BASE}/conversations/:id/activities`, async (call) => {
    const chat = chatIn(call, needs.tokens);
    const body = await call.json();
    if (isMessage(body)) limits.message(chat);
    else limits.other(chat);
    const activity = readActivity(body);
    if (activity === undefined) return { json: { id: needs.random.bytes(12).toString('base64url') } };
    return { json: await needs.webChat.receive(chat.grant, activity) };
  });

  route(server, 'POST', `${BASE}/conversations/:id/upload`, async (call) => {
    chatIn(call, needs.tokens);
    throw new HttpError(415, 'NoAttachments', 'Files cannot be sent here.');
  });

  directLineStream(app, needs);
}

function watermarkIn(call: Call): number {
  const watermark = watermarkOf(call.query.get('watermark'));
  if (watermark === undefined) throw badRequest('The watermark is not a number.');
  return watermark;
}

/** What a client needs to go on: a fresh token and a fresh address for its socket. */
function connection(call: Call, chat: Chat, watermark: number, needs: DirectLineNeeds) {
  const { conversationId } = chat.grant;
  const { token, expiresIn } = needs.tokens.renew(chat);
  return { conversationId, token, expires_in: expiresIn, streamUrl: streamUrl(call, chat.grant, watermark, needs) };
}

/** Per conversation; reading is never limited, because a client that polls gives up after one refusal. */
function limitsOf({ clock }: DirectLineNeeds) {
  const messages = createBuckets(100, 10, clock);
  const others = createBuckets(30, 3, clock);
  const controls = createBuckets(30, 3, clock);
  const limit = (buckets: typeof messages) => (chat: Chat) => {
    const wait = buckets.take(chat.grant.conversationId);
    if (wait > 0) throw tooMany(wait);
  };
  return { message: limit(messages), other: limit(others), control: limit(controls) };
}
