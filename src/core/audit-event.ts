/** Everything the audit can say; services write it, nobody else. */
export const AUDIT_EVENTS = [
  'recovery.started',
  'recovery.code-sent',
  'recovery.code-wrong',
  'recovery.gate-passed',
  'recovery.verified',
  'recovery.concluded',
  'recovery.stopped',
  'recovery.cancelled',
  'recovery.link-issued',
  'recovery.link-refused',
  'recovery.link-dead',
  'recovery.intent',
  'recovery.reset',
  'recovery.changed',
  'recovery.unlocked',
  'recovery.refused',
  'recovery.outcome-unknown',
  'message.undelivered',
  'contact.changed',
  'enrolment.totp',
  'enrolment.recovery-codes',
  'vouch.confirmed',
  'vouch.refused',
  'vouch.dead',
  'call-back.sent',
  'call-back.attested',
  'account.frozen',
  'accounts.imported',
  'account.viewed',
  'account.unfreeze-approved',
  'account.unfrozen',
  'case.opened',
  'reminder.sent',
  'reminder.refused',
  'staff.asked',
  'staff.refused',
  'staff.approved',
  'staff.declined',
  'staff.link-sent',
  'alarm.spend',
  'alarm.blocked',
  'session.opened',
  'session.refused',
  'session.closed',
] as const;
export type AuditEvent = (typeof AUDIT_EVENTS)[number];

/** One entry as services write it. Subjects are user IDs here and pseudonyms once stored. */
export interface AuditRecord {
  readonly event: AuditEvent;
  /** Whom it is about: a directory identifier or a normalised user ID as typed. */
  readonly subject: string | undefined;
  /** Who did it; the subject itself when absent. */
  readonly actor?: string | undefined;
  readonly details?: Readonly<Record<string, string | number | boolean>> | undefined;
}
