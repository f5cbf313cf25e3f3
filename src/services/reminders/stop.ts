import { timingSafeEqual } from 'node:crypto';
import type { Language } from '../../core/language.ts';
import type { AccountReader } from '../../ports/directory.ts';
import type { Keyring } from '../../ports/keyring.ts';
import type { ReminderStore } from '../../ports/reminders.ts';
import type { AuditLog } from '../../ports/stores.ts';
import type { UnitOfWork } from '../../ports/work.ts';

/** Links in reminders: who opens one can stop the reminders to that account, and nothing else. */
export function createStopLinks(keyring: Keyring, address: { readonly publicUrl: string }) {
  const sign = (body: string): string => keyring.fingerprint('notice', `reminders ${body}`).slice(0, 22);
  return {
    url(accountId: string): string {
      const body = Buffer.from(accountId).toString('base64url');
      return `${address.publicUrl}/reminders/${body}.${sign(body)}`;
    },
    read(token: string): string | undefined {
      const [body = '', signature = ''] = token.split('.');
      const [given, expected] = [Buffer.from(signature), Buffer.from(sign(body))];
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      return Buffer.from(body, 'base64url').toString('utf8');
    },
  };
}

interface StopState<Kind extends string> {
  readonly kind: Kind;
  readonly language: Language;
}

/** Looking does nothing; pressing the button stops the reminders. */
export function createStopDesk({
  links,
  directory,
  reminders,
  audit,
  work,
}: {
  readonly links: ReturnType<typeof createStopLinks>;
  readonly directory: Pick<AccountReader, 'read'>;
  readonly reminders: ReminderStore;
  readonly audit: AuditLog;
  readonly work: UnitOfWork;
}) {
  const find = async (token: string) => {
    const accountId = links.read(token);
    return accountId === undefined ? undefined : directory.read(accountId);
  };
  return {
    async look(token: string): Promise<StopState<'open' | 'done' | 'gone'>> {
      const account = await find(token);
      if (account === undefined) return { kind: 'gone', language: 'nl' };
      return { kind: (await reminders.refuses(account.id)) ? 'done' : 'open', language: account.language };
    },
    stop: (token: string): Promise<StopState<'done' | 'gone'>> =>
      work.run(async () => {
        const account = await find(token);
        if (account === undefined) return { kind: 'gone', language: 'nl' };
        if (!(await reminders.refuses(account.id))) {
          await reminders.refuse(account.id);
          await audit.append({ event: 'reminder.refused', subject: account.id });
        }
        return { kind: 'done', language: account.language };
      }),
  };
}
