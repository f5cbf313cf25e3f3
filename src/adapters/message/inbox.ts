import type { RenderedMessage } from '../../core/message.ts';
import type { MessageSender } from '../../ports/message-sender.ts';
import type { Keyring } from '../../ports/keyring.ts';
import type { Vault } from '../../ports/stores.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Database } from '../sql/database.ts';
import type { SqlWork } from '../sql/work.ts';

export interface InboxEntry {
  readonly id: string;
  readonly at: string;
  readonly channel: RenderedMessage['channel'];
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * The development inbox: every mail, text and call of the demo company, kept in the database. Codes
 * stay references to the vault, so that a dead one is blank here too.
 */
export function createInbox(db: Database, work: SqlWork, keyring: Keyring, vault: Vault, clock: Clock) {
  async function write({ id, channel, to, subject, text, html }: RenderedMessage, stays: boolean): Promise<void> {
    const sealed = keyring.seal(vault.conceal(JSON.stringify({ subject, text, html })));
    const row = { id, at: clock.now().getTime(), channel, recipient: to, sealed };
    await work.enlist(async (trx) => {
      await trx
        .insertInto('inbox')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      if (!stays) await trx.deleteFrom('inbox').where('id', '=', id).execute();
    });
  }

  const sender: MessageSender = {
    channels: ['mail', 'sms', 'voice'],
    async send(message) {
      await write(message, true);
      return 'sent';
    },
    pretend: (message) => write(message, false),
    close: () => Promise.resolve(),
  };

  /** Oldest first. */
  async function list(): Promise<InboxEntry[]> {
    const rows = await db.selectFrom('inbox').selectAll().orderBy('seq').execute();
    return Promise.all(
      rows.map(async (row) => {
        const { text } = await vault.reveal(keyring.open(row.sealed));
        const body = JSON.parse(text) as Pick<InboxEntry, 'subject' | 'text' | 'html'>;
        return { id: row.id, at: new Date(row.at).toISOString(), channel: row.channel, to: row.recipient, ...body };
      }),
    );
  }
  return { sender, list };
}
