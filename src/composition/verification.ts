import { createAuthenticator } from '../adapters/authenticator.ts';
import type { Config } from '../config/schema.ts';
import type { MessageChannel } from '../core/message.ts';
import type { Notifications } from '../services/notifications.ts';
import { newId, newReference } from '../services/references.ts';
import type { SpendGuard } from '../services/spend.ts';
import { createThrottle } from '../services/throttle.ts';
import { createContactBook } from '../services/verification/contact-book.ts';
import type { MethodParts } from '../services/verification/method.ts';
import { methodsFor } from '../services/verification/registry.ts';
import type { Foundation } from './foundation.ts';

/** Every way to prove who is asking, with its limits. */
export function verificationOf(
  { policy }: Config,
  { stores, tools, directory }: Foundation,
  channels: ReadonlySet<MessageChannel>,
  notifications: Notifications,
  spend: SpendGuard,
  address: { readonly publicUrl: string },
) {
  const { clock, random } = tools;
  const contactBook = createContactBook({
    ...stores,
    policy,
    clock,
    tellOld: (account, contact, old) =>
      notifications.contactChanged(account, contact, old, `contact-${newId(random)}`, newReference(random)),
  });
  const parts: MethodParts = {
    ...stores,
    ...tools,
    policy,
    directory,
    contactBook,
    spend,
    address,
    throttle: createThrottle(stores.attempts, policy, clock),
    authenticator: createAuthenticator(random),
  };
  const { throttle, authenticator } = parts;
  return { methods: methodsFor(parts, channels), throttle, contactBook, authenticator };
}
