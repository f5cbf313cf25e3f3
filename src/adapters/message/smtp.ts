import { createHash } from 'node:crypto';
import { createTransport, type NodemailerError, type SendMailOptions, type SMTPPoolOptions } from 'nodemailer';
import { Fault } from '../../core/errors.ts';
import type { RenderedMessage } from '../../core/message.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MessageSender } from '../../ports/message-sender.ts';
import { domainOf, isMailAddress, parseSender } from './address.ts';
import { oneLine } from './inert.ts';
import { smtpOptions, type MailOAuth } from './smtp-options.ts';
import { passingFault, refusalOf } from './smtp-outcome.ts';

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with credentials in it where the server asks for them. */
  readonly url: string;
  /** Signs in with a token; the address then holds no password. */
  readonly oauth?: MailOAuth | undefined;
  /** `address` or `Name <address>`. */
  readonly from: string;
  /** Over the options that follow from the address: a certificate authority, other time-outs. */
  readonly transport?: SMTPPoolOptions;
  readonly clock: Clock;
}

/** The end of a server that keeps a connection busy without getting anywhere. */
const PATIENCE = 120_000;

/** Mail through any SMTP server, over one pool of connections. */
export function createSmtpSender({ url, from, oauth, transport = {}, clock }: SmtpSettings): MessageSender {
  const sender = parseSender(from);
  if (sender === undefined) throw new Fault('bad-configuration', 'the sender of mail is not one mail address');
  const pool = createTransport({
    ...smtpOptions(url, oauth),
    ...transport,
    pool: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const composer = createTransport({
    streamTransport: true,
    buffer: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const underway = new Set<Promise<unknown>>();

  const deliver = (mail: SendMailOptions) =>
    pool.sendMail(mail).then(
      () => 'sent' as const,
      (error: NodemailerError) => {
        const refused = refusalOf(error);
        if (refused === undefined) throw passingFault(error);
        return { refused };
      },
    );

  return {
    channels: ['mail'],

    async send(message) {
      if (message.channel !== 'mail') throw new Fault('delivery-failed', 'this sender carries mail only');
      if (!isMailAddress(message.to)) throw new Fault('delivery-failed', 'the recipient is not one mail address');
      const delivery = deliver(mailOf(message, sender, clock.now()));
      underway.add(delivery);
      return delivery.finally(() => underway.delete(delivery));
    },

    pretend: async (message) => void (await composer.sendMail(mailOf(message, sender, clock.now()))),

    async check() {
      await pool.verify().catch((error: NodemailerError) => {
        throw passingFault(error);
      });
    },

    async close() {
      pool.close();
      await Promise.allSettled(underway);
    },
  };
}

function mailOf(message: RenderedMessage, sender: { name: string; address: string }, date: Date): SendMailOptions {
  return {
    // Sender and recipient are given apart from their headers: nothing in a header can add another.
    envelope: { from: sender.address, to: [message.to] },
    from: sender,
    to: { name: '', address: message.to },
    subject: oneLine(message.subject),
    text: message.text,
    html: message.html,
    date,
    messageId: messageIdOf(message.id, domainOf(sender.address)),
    ...threadOf(message, domainOf(sender.address)),
    xMailer: false,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': message.language,
    },
    signal: AbortSignal.timeout(PATIENCE),
  };
}

/** So that a mailbox shows one conversation; of the first mail nothing, it begins it. */
function threadOf({ id, thread }: RenderedMessage, domain: string): Pick<SendMailOptions, 'inReplyTo' | 'references'> {
  if (thread === undefined || thread === id) return {};
  const first = messageIdOf(thread, domain);
  return { inReplyTo: first, references: first };
}

/** The same over retries, so that a mailbox that got a message twice shows it once. */
function messageIdOf(id: string, domain: string): string {
  const safe = /^[\w-]{1,80}$/u.test(id) ? id : createHash('sha256').update(id).digest('hex');
  return `<${safe}@${domain}>`;
}
