import { begin, forget, goOn, keep, keptConversation } from './chat/conversation.ts';
import type { Conversation } from './chat/conversation.ts';
import { watchIdle } from './chat/idle.ts';
import { openLine } from './chat/line.ts';
import type { Line } from './chat/line.ts';
import { middleware } from './chat/middleware.ts';
import { say, showChat, showPanel, showProblem } from './chat/notices.ts';
import { wirePeople } from './chat/people.ts';
import { ChatProblem } from './chat/problem.ts';
import { proveBrowser } from './chat/robot.ts';
import { forgetAll, isShared, wasForgotten, wireShared } from './chat/shared.ts';
import { loadWebChat } from './chat/web-chat.ts';
import type { Store, WebChat } from './chat/web-chat.ts';
import { sayWish } from './chat/wish.ts';
import { kept, must, texts } from './page.ts';

const place = must('#chat', HTMLElement);
const { webChat: bundle = '', robotWorker = '', robotCheck, nonce = '', owner = '', signedIn } = place.dataset;
const prove = (): Promise<string> => proveBrowser(robotWorker);
const MOST_RENEWALS = 3;

let line: Line | undefined;
let renewals = 0;

/** Opens the kept conversation or a new one; what fails is said, with a way to try again. */
async function open(saved = keptConversation(owner)): Promise<void> {
  try {
    say(texts.chat.connecting);
    showChat(true);
    const loading = loadWebChat(bundle);
    loading.catch(() => undefined);
    const found = saved && (await goOn(saved));
    const conversation = found ?? (await fresh());
    const webChat = await loading;
    say(saved !== undefined && found === undefined ? texts.chat.renewed : '', 10);
    connect(webChat, conversation, found !== undefined);
  } catch (error) {
    showProblem(error instanceof ChatProblem ? error.kind : 'failed', () => void open());
  }
}

async function fresh(): Promise<Conversation> {
  forget();
  if (robotCheck !== 'on') return begin(undefined);
  say(texts.chat.robot);
  return begin(prove);
}

function connect(webChat: WebChat, conversation: Conversation, isKept: boolean): void {
  line?.end();
  const opened = openLine({
    webChat,
    place,
    nonce,
    conversation,
    isKept,
    store: webChat.createStore(
      {},
      middleware({ onConnected: sayWish, onRobotCheck, onAgent, onTooLong, onSent: () => say('') }),
    ),
    onOnline: () => keep(conversation, owner),
    onLost: () => void renew(),
  });
  line = opened;
}

/** The token ran out or was refused: on with a new one, quietly, but not for ever. */
async function renew(): Promise<void> {
  const lost = line;
  line = undefined;
  if (lost === undefined) return;
  const conversation = lost.conversation();
  lost.end();
  if (++renewals > MOST_RENEWALS) return showProblem('failed', () => void open(conversation));
  setTimeout(() => (renewals = Math.max(0, renewals - 1)), 60_000);
  await open(conversation);
}

/** Asked for when one office sends very much: solved once for each time it is asked. */
function onRobotCheck(store: Store, activityId: string): void {
  if (kept.get('sleutel.robot') === activityId) return;
  kept.set('sleutel.robot', activityId);
  void answerRobotCheck(store).catch(() => say(texts.chat.busy));
}

async function answerRobotCheck(store: Store): Promise<void> {
  say(texts.chat.robot);
  const value = await prove();
  say(texts.chat.robotDone, 5);
  store.dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'robot-check', value } });
}

/** How far it was read: told once somebody looks. */
function onAgent(store: Store, seq: number): void {
  const tell = () => store.dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'handoff.seen', value: seq } });
  if (!document.hidden) return void setTimeout(tell);
  document.addEventListener('visibilitychange', tell, { once: true });
}

const onTooLong = (): void => say(texts.chat.tooLong);

function begins(): void {
  watchIdle(() => isShared() && line !== undefined, forgetThis);
  void open();
}

const forgetThis = (): void => {
  line = undefined;
  void forgetAll(signedIn === 'yes');
};

wireShared(forgetThis);
wirePeople(() => line?.store);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => line?.repaint());
// Only what was really opened: a reload in between begins anew and is welcomed.
addEventListener('pagehide', () => line && keptConversation(owner) && keep(line.conversation(), owner));
if (wasForgotten()) showPanel(texts.chat.forgottenTitle, texts.chat.forgotten, texts.chat.startAgain, begins);
else begins();
