import type { HttpServer } from '../server.ts';
import { notFound } from '../http/http-error.ts';
import { route, written, type Call } from '../http/route.ts';
import { SESSION_COOKIE } from '../pages/frame.ts';
import { staffOf } from './guard.ts';
import type { HelpdeskNeeds } from './needs.ts';

const BEAT_MS = 15_000;
/** What comes in a burst is told once. */
const TOGETHER_MS = 50;

/**
 * Server-sent events: that something is new, never what. The page asks for it over the same door as
 * everything else, so that a stream can show nobody what they may not see.
 */
export function helpdeskEvents({ server, streams }: HttpServer, needs: HelpdeskNeeds): void {
  route(server, 'GET', '/helpdesk/api/events', async (call) => {
    const { agent } = await staffOf(call, needs);
    const caseId = call.query.get('case');
    const topic = caseId === null ? undefined : await needs.views.topic(agent.id, caseId);
    if (caseId !== null && topic === undefined) throw notFound();
    const { response } = call.raw;
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
    streams.add(response);
    stream(call, needs, topic);
    return written;
  });
}

function stream(call: Call, needs: HelpdeskNeeds, topic: string | undefined): void {
  const { response } = call.raw;
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const send = (event: string) => void response.write(`event: ${event}\ndata: {}\n\n`);
  const tell = (event: string) => () => {
    waiting.add(event);
    timer ??= setTimeout(() => {
      timer = undefined;
      waiting.forEach(send);
      waiting.clear();
    }, TOGETHER_MS);
  };
  /** The page is there; whether its person still is, the door knows. */
  const beat = async (): Promise<void> => {
    const visitor = await needs.door.who(call.cookie(SESSION_COOKIE));
    if (visitor.kind === 'staff') {
      await needs.door.here(visitor.agent.id);
      send('beat');
    } else {
      send('signed-out');
      response.end();
    }
  };
  const beats = () => void beat().catch((error: unknown) => needs.log.warn({ error }, 'a stream lost its beat'));

  const stops = [needs.news.subscribe('cases', tell('cases'))];
  if (topic !== undefined) stops.push(needs.news.subscribe(topic, tell('chat')));
  const beating = setInterval(beats, BEAT_MS);
  response.once('close', () => {
    clearInterval(beating);
    clearTimeout(timer);
    stops.forEach((stop) => stop());
  });
  response.write('retry: 2000\n\n');
  beats();
}
