import type { z } from 'zod';
import type { Contacts } from '../../../core/account.ts';
import { emailMethods, phoneMethods, type GraphUser } from './answers.ts';
import type { GraphCalls } from './client.ts';
import { found } from './pages.ts';
import type { ContactAttribute } from './settings.ts';

/** What a person registered for getting back in. */
export async function registeredContacts(calls: GraphCalls, id: string): Promise<Contacts> {
  const [mails, phones] = await Promise.all([
    calls.read(`/users/${id}/authentication/emailMethods`),
    calls.read(`/users/${id}/authentication/phoneMethods`),
  ]);
  const numbers = found(phoneMethods, phones)?.value ?? [];
  return {
    alternateEmail: found(emailMethods, mails)?.value.find(({ emailAddress }) => emailAddress !== undefined)
      ?.emailAddress,
    mobilePhone: numberOf(numbers, 'mobile'),
    officePhone: numberOf(numbers, 'office'),
  };
}

type Phones = z.infer<typeof phoneMethods>['value'];

const numberOf = (phones: Phones, type: string): string | undefined =>
  phones
    .map((phone) => (phone.phoneType === type ? toE164(phone.phoneNumber) : undefined))
    .find((number) => number !== undefined);

/** Graph writes `+31 612345678`, and an extension behind an x, which a call cannot dial. */
export function toE164(written: string | undefined): string | undefined {
  const number = (written ?? '').replaceAll(/[\s().-]/gu, '');
  return /^\+[1-9]\d{6,14}$/u.test(number) ? number : undefined;
}

/** Attributes stand in only where the organisation says so, and only where nothing is registered. */
export function withFallbacks(contacts: Contacts, user: GraphUser, allowed: readonly ContactAttribute[]): Contacts {
  const from = (attribute: ContactAttribute, value: string | undefined): string | undefined =>
    allowed.includes(attribute) ? value : undefined;
  return present({
    alternateEmail: contacts.alternateEmail ?? from('otherMails', user.otherMails[0]),
    mobilePhone: contacts.mobilePhone ?? from('mobilePhone', toE164(user.mobilePhone)),
    officePhone: contacts.officePhone ?? from('businessPhones', toE164(user.businessPhones[0])),
  });
}

/** Only those that are there. */
const present = (contacts: Contacts): Contacts =>
  Object.fromEntries(Object.entries(contacts).filter(([, value]) => value !== undefined));
