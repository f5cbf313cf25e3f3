import { loadCommonPasswords } from '../adapters/common-passwords.ts';
import { createGivenProofs } from '../adapters/directory/embedded/given-proofs.ts';
import { createInbox } from '../adapters/message/inbox.ts';
import { qrCode } from '../adapters/qr-code.ts';
import { createUsedOnce } from '../adapters/sql/small-stores.ts';
import { createRobotCheck } from '../channels/robot-check.ts';
import { isDemo } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import type { Account } from '../core/account.ts';
import type { ChannelCards } from '../ports/channel-cards.ts';
import { createAlarms } from '../services/alarms.ts';
import { createCallBackDesk } from '../services/call-back.ts';
import { createEnrolmentDesk } from '../services/enrolment/desk.ts';
import { enrolGiven } from '../services/enrolment/given.ts';
import { createCompanySignIn } from '../services/company-sign-in.ts';
import { createBorrowedTokens } from '../services/borrowed-tokens.ts';
import { createProtection } from '../services/freeze.ts';
import { createKnownBrowsers } from '../services/known-browsers.ts';
import { createNotMeDesk, createNotMeLinks } from '../services/not-me.ts';
import { createNotifications } from '../services/notifications.ts';
import { createReceiptDesk } from '../services/receipts.ts';
import { createRecoveryDesk } from '../services/recovery/desk.ts';
import { createEffectRunner } from '../services/recovery/effects.ts';
import { createPasswordSignIn } from '../services/password-sign-in.ts';
import { createPasswordDesk } from '../services/recovery/page.ts';
import type { RecoveryParts } from '../services/recovery/parts.ts';
import { createSessions } from '../services/sessions.ts';
import { createSignInDesk } from '../services/sign-in.ts';
import { createSpendGuard } from '../services/spend.ts';
import { remindersByChat } from '../services/reminders/by-chat.ts';
import { remindersByMail } from '../services/reminders/by-mail.ts';
import { createStopDesk, createStopLinks } from '../services/reminders/stop.ts';
import { createReminders } from '../services/reminders/sweep.ts';
import { createApprovalDesk, createStaffDesk } from '../services/staff-reset/desk.ts';
import { createStaffGate } from '../services/staff-reset/gate.ts';
import { sweepStaffResets } from '../services/staff-reset/invitation.ts';
import { createInvitationDesk } from '../services/staff-reset/page.ts';
import { createUnfreezeDesk } from '../services/unfreeze.ts';
import { createVouchDesk } from '../services/vouching.ts';
import { carriersOf, receiptReaders } from './carriers.ts';
import type { Foundation } from './foundation.ts';
import { openHelpdesk, openReception } from './helpdesk.ts';
import { verificationOf } from './verification.ts';
import { graphOf, openSignIn } from './graph.ts';

const SESSION_HOURS = 8;

export type Services = ReturnType<typeof furnish>;

/** The services, on the foundation. */
export function furnish(config: Config, foundation: Foundation, cards?: ChannelCards) {
  const { db, tools, stores, directory, organisation, verify } = foundation;
  const { work, keyring, clock, random, log } = tools;
  /** Complete once the port is known. */
  const address = { publicUrl: config.publicUrl?.replace(/\/$/u, '') ?? '' };

  const inbox = createInbox(db, work, keyring, stores.vault, clock);
  const carriers = carriersOf(config, config.mailFrom ?? `sleutel@${organisation.domain}`, clock);
  // What nobody carries is not offered; only the demo company reads its mail, texts and calls here.
  const senders = [...carriers.map(({ sender }) => sender), ...(isDemo(config) ? [inbox.sender] : [])];
  const channels = new Set(senders.flatMap((sender) => sender.channels));
  const notMeLinks = createNotMeLinks(keyring, clock, address);
  const { staffLanguage, policy } = config;
  const reception = openReception(config, foundation, { channels, cards, address });
  const { escalation } = reception;
  const { spendings, alarmsRaised } = stores;
  const alarms = createAlarms({
    ...stores,
    alarms: alarmsRaised,
    spend: spendings,
    openCase: (conversationId) =>
      escalation.open({ conversationId, language: staffLanguage, urgent: true, about: 'blocked-users', mail: false }),
    clock,
    organisation,
    staffLanguage,
  });
  const spend = createSpendGuard(spendings, policy, clock, alarms);
  const notMeUrl = (account: string, reference: string) => notMeLinks.url(account, reference);
  const notifications = createNotifications(stores.outbox, channels, clock, notMeUrl, spend);
  const { authenticator, ...verification } = verificationOf(
    config,
    foundation,
    channels,
    notifications,
    spend,
    address,
  );
  const sessions = createSessions({ ...stores, ...tools, directory, hours: SESSION_HOURS });
  const parts: RecoveryParts = {
    ...stores,
    ...tools,
    directory,
    address,
    qrCode,
    policy,
    spend,
    alarms,
    staff: createStaffGate({ ...stores, ...tools, directory, organisation, staffLanguage }),
    borrowed: createBorrowedTokens({ ...stores, directory, sessions }),
    notifications,
    ...verification,
  };
  const effects = createEffectRunner(parts, (error) => log.error({ error }, 'an effect ended badly'));
  const recovery = createRecoveryDesk(parts, effects);
  const helpdesk = openHelpdesk(config, foundation, reception, { parts, effects, recovery });
  const used = createUsedOnce(work, db);
  const graph = graphOf(config);
  const stopLinks = createStopLinks(keyring, address);
  const byChat = remindersByChat({
    conversationOf: async (accountId) => (await stores.teamsReferences.personalOf(accountId))?.id,
    outbox: stores.outbox,
    stopUrl: (id) => stopLinks.url(id),
    timeZone: organisation.timeZone,
  });
  const byMail = remindersByMail(stores.outbox, channels, address, (id) => stopLinks.url(id));
  const staffParts = {
    ...stores,
    ...tools,
    directory,
    policy,
    throttle: parts.throttle,
    contactBook: parts.contactBook,
    channels,
    organisation,
    staffLanguage,
    address,
  };
  return {
    address,
    inbox,
    senders,
    parts,
    effects,
    escalation,
    recovery,
    staff: createStaffDesk(staffParts),
    protect: createProtection({ ...stores, escalation, work }),
    approvals: createApprovalDesk(staffParts),
    invitation: createInvitationDesk(staffParts, recovery),
    reminders: createReminders({
      ...stores,
      ...tools,
      directory,
      // A message in Teams is read sooner than a mail.
      ways: config.reminders === 'on' ? [byChat, byMail] : [],
      timeZone: organisation.timeZone,
      report: (error) => log.warn({ error }, 'a reminder failed'),
    }),
    stopReminders: createStopDesk({ ...stores, links: stopLinks, directory, work }),
    sweepStaff: () => sweepStaffResets(staffParts),
    helpdesk,
    password: createPasswordDesk(parts, effects, rulesOf(foundation, policy)),
    vouching: createVouchDesk({ ...parts, vouches: stores.vouches }),
    callBack: createCallBackDesk(parts),
    enrolment: createEnrolmentDesk({
      ...parts,
      enrolments: stores.enrolments,
      authenticator,
      issuer: organisation.name,
    }),
    enrolGiven: () =>
      enrolGiven({ ...tools, enrolments: stores.enrolments, given: createGivenProofs(db, work, keyring) }),
    notMe: createNotMeDesk({ ...stores, links: notMeLinks, directory, escalation, work }),
    unfreeze: createUnfreezeDesk({ ...parts, approvals: stores.approvals }),
    receipts: createReceiptDesk({
      ...stores,
      ...tools,
      readers: receiptReaders(config),
      report: (error, parcelId) => log.warn({ error, parcelId }, 'a message did not arrive'),
    }),
    signIn: createSignInDesk({ ...stores, verify, sessions }),
    companySignIn:
      config.signIn && graph
        ? createCompanySignIn({
            ...stores,
            ...tools,
            provider: openSignIn(config.signIn, graph, clock),
            inTheirName: config.signIn.inTheirName,
            directory,
            sessions,
            used,
            address,
          })
        : undefined,
    passwordSignIn: checksPasswords(config)
      ? createPasswordSignIn({
          ...stores,
          ...tools,
          directory,
          sessions,
          knownBrowsers: createKnownBrowsers(keyring, clock),
        })
      : undefined,
    robotCheck: createRobotCheck({ key: keyring.key('robot'), used, clock, random }),
  };
}

/** Where the directory checks passwords and the company has no screen of its own. */
const checksPasswords = (config: Config): boolean =>
  !isDemo(config) && (config.directory.kind === 'active-directory' || config.directory.kind === 'embedded');

/** What a password is held against, for an account. */
function rulesOf({ directory, organisation }: Foundation, { password }: Config['policy']) {
  const isCommon = lazily(loadCommonPasswords);
  return async (account: Account) => ({
    minLength: Math.max((await directory.passwordPolicy(account)).minLength, password.minLength),
    personal: [account.displayName, account.userId, ...account.ownAddresses, ...Object.values(account.contacts)],
    company: [organisation.name, organisation.domain.split('.')[0] ?? '', ...password.words],
    isCommon: await isCommon(),
  });
}

function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}
