import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import { createSmtpSender, type SmtpSettings } from '../../src/adapters/message/smtp.ts';
import type { MessageSender } from '../../src/ports/message-sender.ts';

export const FROM = 'Voorbeeld BV <wachtwoord@voorbeeld.example>';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly secure: boolean;
  readonly user: unknown;
  readonly connection: string;
  readonly mail: Promise<Email>;
}

/** What the server answers at each step instead of "fine": a status code, or `silence`. */
export interface Answers {
  auth?: number;
  mailFrom?: number;
  rcptTo?: number;
  data?: number | 'silence';
}

export interface MailServer {
  readonly port: number;
  readonly received: readonly Received[];
  readonly answers: Answers;
}

const refusal = (responseCode: number | undefined): Error | null =>
  responseCode === undefined
    ? null
    : Object.assign(new Error(`${responseCode < 500 ? 4 : 5}.1.1 <anna@prive.example> says no`), { responseCode });

const readAs = ({ envelope, secure, user, id }: SMTPServerSession, raw: Buffer): Received => ({
  from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
  to: envelope.rcptTo.map(({ address }) => address),
  secure,
  user,
  connection: id,
  mail: PostalMime.parse(raw),
});

const cleanup: (() => Promise<void>)[] = [];

/** To be called after each test; senders and servers end in the reverse order of their start. */
export async function closeAll(): Promise<void> {
  for (const close of cleanup.splice(0).toReversed()) await close();
}

export function sender(settings: Partial<SmtpSettings> & { readonly url: string }): MessageSender {
  const made = createSmtpSender({ from: FROM, clock: { now: () => new Date() }, ...settings });
  cleanup.push(() => made.close());
  return made;
}

/** A real SMTP server on loopback that reads what it gets. */
export async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: Received[] = [];
  const answers: Answers = {};
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    closeTimeout: 1,
    logger: false,
    onAuth: ({ username }, _session, done) => {
      done(refusal(answers.auth), { user: username });
    },
    onMailFrom: (_address, _session, done) => done(refusal(answers.mailFrom)),
    onRcptTo: (_address, _session, done) => done(refusal(answers.rcptTo)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (answers.data === 'silence') return;
        if (answers.data === undefined) received.push(readAs(session, Buffer.concat(chunks)));
        done(refusal(answers.data));
      });
    },
    ...options,
  });
  server.on('error', () => {
    // A client that goes away is a part of these tests.
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  cleanup.push(() => new Promise((resolve) => server.close(resolve)));
  return { port: portOf(listening), received, answers };
}

/** A server of which each connection is handled by `greet`, for what a real one never does. */
export async function rawServer(greet: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => sockets.delete(socket));
    greet(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanup.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return portOf(server);
}

/** A port on which nobody listens any more. */
export async function deadPort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

const isAddress = (address: string | AddressInfo | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

function portOf(server: Server): number {
  const address = server.address();
  if (!isAddress(address)) throw new Error('the server does not listen');
  return address.port;
}
