import { timingSafeEqual } from 'node:crypto';
import type { Language } from '../core/language.ts';
import type { AccountReader } from '../ports/directory.ts';
import type { Clock } from '../ports/clock.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { AuditLog, FreezeStore } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/work.ts';
import type { EscalationRequest } from './escalation.ts';

const DAYS = 7;

interface Claim {
  readonly account: string;
  readonly reference: string;
}

/** Of 256 bits; enough for a link that only freezes, and short enough for a text message. */
const SIGNATURE_LENGTH = 22;

/** Signed links in notices: who opens one may freeze that account's recovery, and nothing else. */
export function createNotMeLinks(keyring: Keyring, clock: Clock, address: { readonly publicUrl: string }) {
  const sign = (body: string) => keyring.fingerprint('notice', body).slice(0, SIGNATURE_LENGTH);
  return {
    url(account: string, reference: string): string {
      const until = Math.ceil(clock.now().getTime() / 1000 + DAYS * 86_400).toString(36);
      const body = [Buffer.from(account).toString('base64url'), reference.replaceAll('-', ''), until].join('.');
      return `${address.publicUrl}/not-me/${body}.${sign(body)}`;
    },
    read(token: string): Claim | undefined {
      const [account = '', reference = '', until = '', signature = ''] = token.split('.');
      const given = Buffer.from(signature);
      const expected = Buffer.from(sign([account, reference, until].join('.')));
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      if (Number.parseInt(until, 36) * 1000 <= clock.now().getTime()) return undefined;
      return { account: Buffer.from(account, 'base64url').toString('utf8'), reference };
    },
  };
}

export interface NotMeParts {
  readonly links: ReturnType<typeof createNotMeLinks>;
  readonly directory: Pick<AccountReader, 'read'>;
  readonly freezes: FreezeStore;
  readonly audit: AuditLog;
  readonly escalation: { open(request: EscalationRequest): Promise<unknown> };
  readonly work: UnitOfWork;
}

type NotMeState<Kind extends string> = { readonly kind: Kind; readonly language: Language };

/** "This was not me": looking does nothing, pressing the button freezes recovery and opens an urgent case. */
export function createNotMeDesk({ links, directory, freezes, audit, escalation, work }: NotMeParts) {
  return {
    async look(token: string): Promise<NotMeState<'open' | 'done' | 'gone'>> {
      const claim = links.read(token);
      const account = claim && (await directory.read(claim.account));
      if (account === undefined) return { kind: 'gone', language: 'nl' };
      return { kind: (await freezes.isFrozen(account.id)) ? 'done' : 'open', language: account.language };
    },
    freeze: (token: string): Promise<NotMeState<'done' | 'gone'>> =>
      work.run(async () => {
        const claim = links.read(token);
        const account = claim && (await directory.read(claim.account));
        if (claim === undefined || account === undefined) return { kind: 'gone', language: 'nl' };
        if (await freezes.isFrozen(account.id)) return { kind: 'done', language: account.language };
        await freezes.freeze(account.id, claim.reference);
        await audit.append({ event: 'account.frozen', subject: account.id, details: { reference: claim.reference } });
        await escalation.open({
          conversationId: `not-me-${account.id}`,
          language: account.language,
          urgent: true,
          accountId: account.id,
          about: 'not-me',
        });
        return { kind: 'done', language: account.language };
      }),
  };
}
