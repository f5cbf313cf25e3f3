import type { StaffFacts } from '../../../core/message.ts';
import type { StaffReason } from '../../../core/staff-reset.ts';
import { inert } from '../inert.ts';
import type { InEveryLanguage, Setting } from '../letter.ts';

/** Who asked what for whom, as lines of a mail; whatever was typed is made inert. */
export function factLines(facts: StaffFacts, { language }: Setting): string[] {
  const words = WORDS[language];
  const approver = facts.approver === undefined ? [] : [`${words.approver}: ${inert(facts.approver)}`];
  return [
    `${words.reference}: ${inert(facts.reference)}`,
    `${words.requester}: ${inert(facts.requester)}`,
    `${words.target}: ${inert(facts.target)}`,
    ...approver,
    `${words.reason}: ${words.reasons[facts.reason]}`,
    ...(facts.words === '' ? [] : [`${words.said}: ${inert(facts.words)}`]),
    `${words.ticket}: ${facts.ticket === undefined ? '-' : inert(facts.ticket)}`,
  ];
}

const NL = {
  reference: 'Nummer',
  requester: 'Gevraagd door',
  target: 'Voor',
  approver: 'Beslist door',
  reason: 'Reden',
  said: 'Toelichting',
  ticket: 'Ticket',
  reasons: {
    forgotten: 'wachtwoord vergeten',
    locked: 'account geblokkeerd',
    contacts: 'ook telefoon of privémail veranderd',
    'known-to-others': 'iemand anders kent het wachtwoord',
    other: 'anders',
  } satisfies Record<StaffReason, string>,
};

const EN: { readonly [K in keyof typeof NL]: K extends 'reasons' ? Readonly<Record<StaffReason, string>> : string } = {
  reference: 'Reference',
  requester: 'Asked by',
  target: 'For',
  approver: 'Decided by',
  reason: 'Reason',
  said: 'In their words',
  ticket: 'Ticket',
  reasons: {
    forgotten: 'password forgotten',
    locked: 'account locked',
    contacts: 'phone or private mail changed as well',
    'known-to-others': 'somebody else knows the password',
    other: 'something else',
  },
};

const WORDS: InEveryLanguage<typeof EN> = { nl: NL, en: EN };
