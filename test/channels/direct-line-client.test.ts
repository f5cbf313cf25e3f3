import { once } from 'node:events';
import { createRequire } from 'node:module';
import { expect } from 'chai';
import { DirectLine, type Activity } from 'botframework-directlinejs';
import { newChat, startApp, type TestApp } from './support.ts';

/** DirectLineJS as it is published, unchanged, as the client. */
describe('DirectLineJS against our Direct Line', () => {
  let app: TestApp;
  let before: unknown;

  beforeEach(async () => {
    before = Reflect.get(globalThis, 'XMLHttpRequest');
    Reflect.set(globalThis, 'XMLHttpRequest', createRequire(import.meta.url)('xhr2'));
    app = await startApp();
  });
  afterEach(async () => {
    Reflect.set(globalThis, 'XMLHttpRequest', before);
    await app.close();
  });

  for (const webSocket of [true, false]) {
    const way = webSocket ? 'over a WebSocket' : 'by polling';

    it(`gets a welcome and an answer ${way}`, async () => {
      const { token } = await newChat(app, { open: false });
      const line = new DirectLine({ token, domain: `${app.url}/v3/directline`, webSocket, pollingInterval: 200 });
      const inbox = collect(line);
      await inbox.until((activities) => activities.length === 1);
      const id = await post(line, 'hoi', 'c-1');
      const all = await inbox.until((activities) => activities.length === 3);
      line.end();
      expect(all.map((activity) => Reflect.get(activity, 'text'))).to.deep.equal(['Hallo', 'hoi', 'Echo: hoi']);
      expect(all.map((activity) => activity.from.role)).to.deep.equal(['bot', 'user', 'bot']);
      expect(all[1]?.id).to.equal(id);
      expect(all[1]?.channelData).to.deep.equal({ clientActivityID: 'c-1' });
    });
  }

  it('takes the conversation up again after a reload', async () => {
    const chat = await newChat(app);
    await chat.say('eerst');
    const { conversationId, token } = chat;
    const line = new DirectLine({ token, conversationId, domain: `${app.url}/v3/directline` });
    const inbox = collect(line);
    const all = await inbox.until((activities) => activities.length === 3);
    line.end();
    expect(all.map((activity) => Reflect.get(activity, 'text'))).to.deep.equal(['Hallo', 'eerst', 'Echo: eerst']);
    expect(app.webChat.opened).to.have.length(1);
  });

  it('C12 resumes by watermark after its socket was cut', async () => {
    const { token } = await newChat(app, { open: false });
    const sockets: WebSocket[] = [];
    class Noted extends WebSocket {
      constructor(url: string | URL) {
        super(url);
        sockets.push(this);
      }
    }
    // DirectLineJS waits 3 s plus a random part of 12 s before it reconnects: here that makes 0.
    const services = { WebSocket: Noted, random: () => -0.25 };
    const line = new DirectLine({ token, domain: `${app.url}/v3/directline`, ...services });
    const inbox = collect(line);
    await inbox.until((activities) => activities.length === 1);
    const conversationId = String(app.webChat.opened[0]?.grant.conversationId);
    for (const number of [1, 2, 3]) {
      const closed = once(sockets.at(-1) ?? new EventTarget(), 'close');
      app.app.sockets.terminate();
      app.webChat.add(conversationId, { type: 'message', from: { id: 'bot', role: 'bot' }, text: `bericht ${number}` });
      await closed;
      await inbox.until((activities) => activities.length === number + 1);
    }
    line.end();
    expect(inbox.activities.map((activity) => activity.id)).to.deep.equal(
      app.webChat.rows(conversationId).map((row) => row.id),
    );
    expect(sockets).to.have.length(4);
  });

  it('gives up on nothing when a message is refused as too long', async () => {
    const { token } = await newChat(app, { open: false });
    const line = new DirectLine({ token, domain: `${app.url}/v3/directline` });
    const inbox = collect(line);
    await inbox.until((activities) => activities.length === 1);
    const status = await post(line, 'x'.repeat(4_001), 'c-1').catch((error: unknown) =>
      Reflect.get(Object(error), 'status'),
    );
    expect(status).to.equal(400);
    await post(line, 'kort', 'c-2');
    const all = await inbox.until((activities) => activities.length === 3);
    line.end();
    expect(all).to.have.length(3);
  });
});

interface Inbox {
  readonly activities: Activity[];
  until(isThere: (activities: readonly Activity[]) => boolean): Promise<readonly Activity[]>;
}

function collect(line: DirectLine): Inbox {
  const activities: Activity[] = [];
  let check: () => unknown = () => activities;
  const note = (activity: Activity) => {
    activities.push(activity);
    check();
  };
  // `end` reports itself as an error.
  line.activity$.subscribe(note, () => {});
  return {
    activities,
    until: (isThere) =>
      new Promise((resolve) => {
        check = () => isThere(activities) && resolve(activities);
        check();
      }),
  };
}

const post = (line: DirectLine, text: string, clientActivityID: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const activity = { type: 'message', from: { id: 'me' }, text, channelData: { clientActivityID } } as const;
    line.postActivity(activity).subscribe(resolve, reject);
  });
