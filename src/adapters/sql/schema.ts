import type { Generated } from 'kysely';

/** Milliseconds since 1970. */
type Instant = number;
/** JSON as text. */
type Json = string;
type Flag = 0 | 1;

export interface Schema {
  meta: { key: string; value: string };
  conversations: {
    id: string;
    channel: string;
    user_id: string;
    account_id: string | null;
    browser: string | null;
    source: string;
    locale: string | null;
    opened_at: Instant;
  };
  activities: {
    conversation_id: string;
    seq: number;
    id: string;
    client_id: string | null;
    at: Instant;
    role: 'bot' | 'user';
    body: Json;
  };
  bot_state: { key: string; version: number; body: Json };
  recoveries: {
    id: string;
    version: number;
    state: string;
    account_id: string | null;
    conversation_id: string;
    link_hash: string | null;
    expires_at: Instant;
    body: Json;
  };
  secrets: { ref: string; sealed: string; expires_at: Instant };
  attempts: { id: Generated<number>; kind: string; subject: string; at: Instant };
  outbox: {
    id: string;
    kind: string;
    sealed: string;
    /** The last two once the provider has told. */
    state: 'waiting' | 'sent' | 'given-up' | 'delivered' | 'undelivered';
    tries: number;
    next_at: Instant;
    created_at: Instant;
    gives_up_at: Instant;
    error: string | null;
  };
  inbox: {
    seq: Generated<number>;
    id: string;
    at: Instant;
    channel: 'mail' | 'sms' | 'voice';
    recipient: string;
    sealed: string;
  };
  audit: {
    seq: number;
    at: Instant;
    event: string;
    subject: string | null;
    actor: string | null;
    details: Json;
    previous: string;
    hash: string;
  };
  pseudonyms: { fingerprint: string; pseudonym: string; sealed_name: string };
  cases: {
    id: string;
    version: number;
    reference: string;
    state: string;
    urgent: Flag;
    conversation_id: string;
    account_id: string | null;
    opened_at: Instant;
    body: Json;
  };
  case_events: { case_id: string; seq: number; at: Instant; kind: string; body: Json };
  case_actions: { key: string; case_id: string; at: Instant; what: string };
  case_signs: { case_id: string; side: string; typing_at: Instant; seen: number };
  case_cards: { case_id: string; posted: string | null; busy_until: Instant };
  case_tickets: {
    case_id: string;
    ticket_id: string | null;
    number: string | null;
    url: string | null;
    status: string | null;
    /** How many events, and up to where in the conversation. */
    events: number;
    words: number;
    refused: string | null;
    busy_until: Instant;
  };
  agents_here: { account_id: string; seen_at: Instant };
  freezes: { account_id: string; at: Instant; reference: string };
  sessions: {
    hash: string;
    account_id: string;
    /** What signing in proved. */
    roles: Json;
    opened_at: Instant;
    seen_at: Instant;
    expires_at: Instant;
    sealed_token: string | null;
    token_until: Instant | null;
  };
  knowledge_gaps: {
    question: string;
    language: string;
    times: number;
    first_at: Instant;
    last_at: Instant;
    settled: 'answered' | 'dismissed' | null;
  };
  teams_references: { seq: Generated<number>; id: string; account_id: string | null; personal: Flag; body: Json };
  teams_services: { tenant_id: string; service_url: string };
  used_once: { id: string; until: Instant };
  staff_resets: {
    id: string;
    version: number;
    state: string;
    requester_id: string;
    target_id: string;
    invitation_hash: string | null;
    requested_at: Instant;
    body: Json;
  };
  /** Who approved last for the other of two people. */
  approval_pairs: { pair: string; approver_id: string; at: Instant };
  reminders: { account_id: string; expires_at: Instant; days: number; at: Instant };
  reminder_refusals: { account_id: string; at: Instant };
  spend: {
    /** In UTC, as YYYY-MM-DD. */
    day: string;
    channel: string;
    messages: number;
    /** In hundredths of a euro cent. */
    cost: number;
  };
  alarms: { id: string; kind: string; at: Instant };
  /** Staff who agree that an account is unfrozen; the reference is the one it was frozen under. */
  approvals: { target: string; reference: string; number: number; staff: string; at: Instant };
  enrolments: { account_id: string; kind: string; version: number; enrolled_at: Instant; sealed: string };
  sightings: { subject: string; version: number; seen_at: Instant; sealed: string };
  vouches: {
    id: string;
    version: number;
    state: string;
    manager_id: string;
    target_id: string;
    created_at: Instant;
    expires_at: Instant;
    body: Json;
  };
  accounts: AccountTable;
  account_names: { name: string; account_id: string };
}

/** The embedded directory's own table. */
export interface AccountTable {
  id: string;
  user_id: string;
  display_name: string;
  language: 'nl' | 'en';
  source: 'cloud' | 'onPremises';
  enabled: Flag;
  guest: Flag;
  /** Locked until an administrator ends it. */
  locked: Flag;
  locked_until: Instant | null;
  failures: number;
  last_failure_at: Instant | null;
  must_change: Flag;
  account_expires_at: Instant | null;
  password_never_expires: Flag;
  password_hash: string;
  password_set_at: Instant;
  history: Json;
  self_service: Json;
  contacts: Json;
  contacts_changed_at: Instant | null;
  /** Authenticator secret, recovery codes and questions as given, until they are enrolled; sealed. */
  sealed_proofs: string | null;
  manager: string | null;
  roles: Json;
  position: number;
  member_of: Json;
  registered_by: Json;
}
