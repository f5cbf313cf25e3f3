import { createHash } from 'node:crypto';
import type {
  DemoDesk,
  CompanyRefusal,
  CompanySignInDesk,
  InboxMessage,
  NotMeDesk,
  PassOutcome,
  PasswordDesk,
  PasswordForm,
  PasswordOutcome,
  PasswordPageState,
  SignInDesk,
} from '../../src/channels/needs.ts';
import type {
  EnrolmentDesk,
  AppRemoval,
  SecurityState,
  Visitor,
  VouchDesk,
  VouchState,
} from '../../src/channels/proof-needs.ts';
import type {
  ApprovalDesk,
  ApprovalState,
  InvitationDesk,
  InvitationState,
  ReminderDesk,
} from '../../src/channels/staff-needs.ts';
import type { PasswordReason } from '../../src/core/outcome.ts';
import type { MethodId } from '../../src/core/policy.ts';

export const MATCH_CODE = 'K7Q4';
export const USER_ID = 'anna@voorbeeld.example';

/** The fingerprint the desks get of a cookie. */
export const fingerprintOf = (cookie: string): string => createHash('sha256').update(cookie).digest('base64url');

/** One link, and every call that reached the desk. */
export class OneLinkDesk implements PasswordDesk {
  readonly token = 'link-token-0123456789';
  readonly calls: string[] = [];
  readonly forms: PasswordForm[] = [];
  effect: 'reset' | 'change' = 'reset';
  language: 'nl' | 'en' = 'nl';
  /** Fingerprint of the browser that holds the chat. */
  browser: string | undefined;
  expiresAt = new Date(Date.now() + 9.5 * 60_000);
  mayExtend = true;
  mayHavePass = false;
  /** The directory gives one. */
  hasPass = true;
  isGone = false;
  wrong = 0;
  answer: PasswordOutcome = { kind: 'done' };

  #state(isIn: boolean): PasswordPageState {
    const { language, effect, expiresAt, mayExtend } = this;
    if (this.isGone || this.wrong >= 5) return { kind: 'gone', language };
    if (!isIn) return { kind: 'match-code', language };
    return {
      kind: 'open',
      language,
      effect,
      userId: USER_ID,
      expiresAt,
      mayExtend,
      mayHavePass: this.mayHavePass,
      rules: { minLength: 10, maxLength: 256 },
    };
  }

  #match(matchCode: string): boolean {
    const isRight = matchCode === MATCH_CODE;
    if (!isRight && matchCode !== '') this.wrong += 1;
    return isRight;
  }

  async look(token: string, browser: string | undefined): Promise<PasswordPageState> {
    this.calls.push('look');
    if (token !== this.token) return { kind: 'gone', language: this.language };
    return this.#state(browser !== undefined && browser === this.browser);
  }

  async match(token: string, matchCode: string): Promise<PasswordPageState> {
    this.calls.push('match');
    if (token !== this.token || this.wrong >= 5) return { kind: 'gone', language: this.language };
    return this.#match(matchCode) ? this.#state(true) : { kind: 'match-code', language: this.language };
  }

  async submit(token: string, browser: string | undefined, form: PasswordForm): Promise<PasswordOutcome> {
    this.calls.push('submit');
    this.forms.push(form);
    const state = await this.look(token, browser);
    if (state.kind === 'gone') return { kind: 'gone' };
    if (!this.#match(form.matchCode) && (form.matchCode !== '' || state.kind === 'match-code'))
      return { kind: 'match-code' };
    const reasons = reasonsOf(form.newPassword);
    if (form.newPassword !== form.confirmPassword) reasons.push('different');
    if (reasons.length > 0) return { kind: 'refused', reasons };
    if (this.answer.kind === 'done') this.isGone = true;
    return this.answer;
  }

  async extend(token: string, browser: string | undefined, matchCode: string): Promise<PasswordPageState> {
    this.calls.push('extend');
    if (this.mayExtend) this.expiresAt = new Date(this.expiresAt.getTime() + 10 * 60_000);
    this.mayExtend = false;
    const state = await this.look(token, browser);
    return state.kind === 'match-code' && this.#match(matchCode) ? this.#state(true) : state;
  }

  async pass(token: string, browser: string | undefined): Promise<PassOutcome> {
    this.calls.push('pass');
    const { language, kind } = await this.look(token, browser);
    if (kind !== 'open') return { kind, language };
    if (!this.mayHavePass || !this.hasPass) return { kind: 'no-pass' };
    this.isGone = true;
    return { kind: 'issued', language, pass: 'Zq7<k>9', validUntil: new Date('2026-11-02T08:30:00Z') };
  }

  async check(token: string, browser: string | undefined, matchCode: string, newPassword: string) {
    this.calls.push('check');
    const state = await this.look(token, browser);
    return state.kind === 'open' || this.#match(matchCode) ? reasonsOf(newPassword) : undefined;
  }
}

function reasonsOf(password: string): PasswordReason[] {
  if (password === '') return ['empty'];
  const reasons: PasswordReason[] = [];
  if (password.length < 10) reasons.push('too-short');
  if (/welkom/iu.test(password)) reasons.push('common');
  if (/anna/iu.test(password)) reasons.push('personal');
  return reasons;
}

/** Anna may sign in; other names show the other outcomes. */
export class DoorDesk implements SignInDesk {
  readonly sessions = new Set<string>();

  async signIn(userId: string, password: string) {
    const kinds = ['disabled', 'expired', 'must-change', 'locked'] as const;
    const kind = kinds.find((name) => userId.startsWith(name));
    if (kind !== undefined) return { kind };
    if (userId !== USER_ID || password !== 'Correct-Horse-9') return { kind: 'wrong' as const };
    const session = `session-${this.sessions.size + 1}`;
    this.sessions.add(session);
    return { kind: 'ok' as const, session, displayName: 'Anna de Vries' };
  }

  async whoIs(session: string | undefined) {
    if (session === undefined || !this.sessions.has(session)) return undefined;
    return { accountId: 'id-1', displayName: 'Anna de Vries', userId: USER_ID, roles: [] };
  }

  async signOut(session: string): Promise<void> {
    this.sessions.delete(session);
  }
}

/** A journey that ends as its code says. */
export class JourneyDesk implements CompanySignInDesk {
  leave(): string {
    return 'https://login.company.example/logout';
  }
  readonly begun: (string | undefined)[] = [];

  async begin(returnTo: string | undefined) {
    this.begun.push(returnTo);
    return { location: 'https://login.example/authorize', cookie: 'journey-1' };
  }

  async finish(cookie: string | undefined, answer: URLSearchParams, session: string | undefined) {
    if (cookie !== 'journey-1') return { kind: 'stale' as const };
    const code = answer.get('code') as CompanyRefusal | 'good' | null;
    if (code !== 'good') return { kind: code ?? 'cancelled' };
    const returnTo = '/helpdesk?a=1&b=2';
    return { kind: 'ok' as const, session: `after-${session ?? 'none'}`, displayName: 'Anna <b>', returnTo };
  }
}

export class OneNoticeDesk implements NotMeDesk {
  readonly token = 'notice-token-0123456789';
  frozen = 0;

  async look(token: string) {
    const kind = token !== this.token ? ('gone' as const) : this.frozen > 0 ? ('done' as const) : ('open' as const);
    return { kind, language: 'nl' as const };
  }

  async freeze(token: string) {
    if (token === this.token) this.frozen += 1;
    return { kind: token === this.token ? ('done' as const) : ('gone' as const), language: 'nl' as const };
  }
}

/** One person who may have enough of reminders. */
export class OneReminderDesk implements ReminderDesk {
  readonly token = 'reminder-token-0123456789';
  stopped = 0;

  async look(token: string) {
    const kind = token !== this.token ? ('gone' as const) : this.stopped > 0 ? ('done' as const) : ('open' as const);
    return { kind, language: 'nl' as const };
  }

  async stop(token: string) {
    if (token === this.token) this.stopped += 1;
    return { kind: token === this.token ? ('done' as const) : ('gone' as const), language: 'nl' as const };
  }
}

/** One link of staff, at any of its steps. */
export class OneInvitationDesk implements InvitationDesk {
  readonly token = 'invite-token-0123456789';
  readonly calls: string[] = [];
  state: InvitationState = { kind: 'open', language: 'nl', methods: ['sms', 'call-office'] };
  after: InvitationState = { kind: 'code', language: 'nl', methods: ['sms', 'call-office'] };

  async look(token: string, browser: string | undefined): Promise<InvitationState> {
    this.calls.push(`look ${browser === undefined ? 'anywhere' : 'here'}`);
    return token === this.token ? this.state : { kind: 'gone', language: undefined };
  }

  async send(token: string, method: string, browser: string): Promise<InvitationState> {
    this.calls.push(`send ${method} ${browser === '' ? 'anywhere' : 'here'}`);
    return token === this.token ? this.after : { kind: 'gone', language: undefined };
  }

  async check(token: string, code: string, browser: string | undefined): Promise<InvitationState> {
    this.calls.push(`check ${code} ${browser === undefined ? 'anywhere' : 'here'}`);
    return token === this.token ? this.after : { kind: 'gone', language: undefined };
  }
}

/** One request that waits for a second person. */
export class OneApprovalDesk implements ApprovalDesk {
  readonly id = 'request-1';
  readonly decisions: string[] = [];
  state: ApprovalState = {
    kind: 'open',
    facts: {
      reference: 'SL-BCDF-GHJK',
      requester: 'Hanna <b>Helpdesk</b>',
      target: 'Peter Prins <peter@voorbeeld.example>',
      reason: 'forgotten',
      words: 'belde net',
      ticket: 'INC-1234',
    },
    requestedAt: new Date('2026-11-20T09:00:00Z'),
    heldUntil: undefined,
  };

  async look(id: string): Promise<ApprovalState> {
    return id === this.id ? this.state : { kind: 'gone' };
  }

  async decide(id: string, accountId: string, approves: boolean) {
    if (id !== this.id || this.state.kind !== 'open') return { kind: 'gone' as const };
    this.decisions.push(`${accountId} ${approves ? 'approves' : 'declines'}`);
    const { reference } = this.state.facts;
    return approves
      ? ({ kind: 'approved', reference, heldUntil: undefined } as const)
      : ({ kind: 'declined', reference } as const);
  }
}

/** One person who has a private mailbox, and adds the rest; every call that reached the desk. */
export class OnePersonDesk implements EnrolmentDesk {
  readonly calls: string[] = [];
  readonly code = '12345678';
  readonly appCode = '123456';
  shown: SecurityState['shown'] = { kind: 'choosing', methods: ['email', 'sms'] };
  verdict: SecurityState['setup']['verdict'] = { kind: 'ready' };
  pending: SecurityState['pending'];
  removal: AppRemoval | undefined;
  ways: SecurityState['setup']['ways'] = [
    { method: 'email', kind: 'ready', contact: 'a•••@prive.example' },
    { method: 'sms', kind: 'resting', until: new Date('2026-11-23T09:00:00Z'), contact: '+31 ••• 01' },
    { method: 'totp', kind: 'missing' },
    { method: 'recovery-code', kind: 'ready', left: 1 },
  ];

  async look(visitor: Visitor): Promise<SecurityState> {
    this.calls.push(`look ${visitor.accountId}`);
    const { shown, verdict, pending, ways } = this;
    return { setup: { verdict, needed: 1, ways }, shown, pending, restHours: 72 };
  }

  async start(_visitor: Visitor, _language: 'nl' | 'en', method: MethodId) {
    this.calls.push(`start ${method}`);
    if (method === 'sms') return { kind: 'wait' as const, seconds: 30 };
    this.shown = { kind: 'under-way', method, methods: ['email', 'sms'] };
    return { kind: 'started' as const };
  }

  async check(_visitor: Visitor, typed: string) {
    this.calls.push('check');
    if (typed !== this.code) return { kind: 'wrong' as const };
    this.shown = { kind: 'proven', removal: this.removal };
    return { kind: 'verified' as const };
  }

  async newApp() {
    this.calls.push('new app');
    if (this.shown.kind !== 'proven') return 'not-proven' as const;
    const qrCode =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';
    this.pending = { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', qrCode };
    return 'shown' as const;
  }

  async confirmApp(_visitor: Visitor, code: string) {
    this.calls.push('confirm app');
    if (code !== this.appCode) return 'wrong' as const;
    this.pending = undefined;
    return 'enrolled' as const;
  }

  async removeApp(_visitor: Visitor, anyway: boolean) {
    this.calls.push(`remove app${anyway ? ' anyway' : ''}`);
    if (this.shown.kind !== 'proven') return 'not-proven' as const;
    if (this.removal?.kind !== 'possible') return 'other-proof' as const;
    return this.removal.without.kind === 'ready' || anyway ? ('removed' as const) : ('too-few' as const);
  }

  async newCodes() {
    this.calls.push('new codes');
    if (this.shown.kind !== 'proven') return 'not-proven' as const;
    return Array.from({ length: 10 }, (_, index) => `BCDF-GHJK-MNPQ-RTV${'BCDFGHJKMN'[index] ?? ''}`);
  }
}

/** One question to a manager, who is Anna. */
export class OneVouchDesk implements VouchDesk {
  readonly token = 'vouch-token-0123456789';
  readonly number = '417';
  decided: 'confirmed' | 'refused' | undefined;

  async look(token: string, visitor: string | undefined): Promise<VouchState> {
    if (token !== this.token || this.decided !== undefined) return { kind: 'gone' };
    if (visitor === undefined) return { kind: 'sign-in' };
    if (visitor !== 'id-1') return { kind: 'not-yours' };
    return { kind: 'open', person: 'Bas <b>Jansen</b>', at: new Date('2026-11-20T09:00:00Z') };
  }

  async decide(token: string, visitor: string | undefined, answer: 'yes' | 'no', number: string): Promise<VouchState> {
    const state = await this.look(token, visitor);
    if (state.kind !== 'open') return state;
    if (answer === 'yes' && number !== this.number) return { ...state, kind: 'wrong-number' };
    this.decided = answer === 'yes' ? 'confirmed' : 'refused';
    return { kind: this.decided };
  }
}

export class StageDesk implements DemoDesk {
  messages: InboxMessage[] = [
    {
      id: 'm1',
      at: '2026-11-20T09:00:00.000Z',
      channel: 'mail',
      to: 'anna@prive.example',
      subject: 'Je code van Voorbeeld BV',
      text: 'Hallo,\n\nJe code is 48213907. Hij werkt 5 minuten.\n\nHeb je niets gevraagd? Dan hoef je niets te doen.',
      html: '<p>Je code is <b>48213907</b></p>',
    },
    {
      id: 'm2',
      at: '2026-11-20T09:01:00.000Z',
      channel: 'sms',
      to: '+31612345678',
      subject: '',
      text: 'Je code is 10482931\n@127.0.0.1 #10482931',
      html: '',
    },
    {
      id: 'm3',
      at: '2026-11-20T09:02:00.000Z',
      channel: 'voice',
      to: '+31201234567',
      subject: '',
      text: 'Je code is 594120',
      html: '',
    },
    {
      id: 'm4',
      at: '2026-11-20T09:03:00.000Z',
      channel: 'mail',
      to: 'anna@prive.example',
      subject: 'Je wachtwoord is veranderd',
      text: 'Je wachtwoord is om 10:03 uur veranderd.\n\nWas jij dit niet? http://127.0.0.1:3978/not-me/notice-token-0123456789.',
      html: '',
    },
  ];

  async inbox(): Promise<readonly InboxMessage[]> {
    return this.messages;
  }

  async people() {
    return [
      {
        userId: USER_ID,
        displayName: 'Anna de Vries',
        password: 'Correct-Horse-9',
        try: {
          nl: 'Is haar wachtwoord vergeten. Zeg: ik weet mijn wachtwoord niet meer.',
          en: 'Forgot her password. Say: I forgot my password.',
        },
      },
      {
        userId: 'bas@voorbeeld.example',
        displayName: 'Bas van den Berg',
        password: 'Sterke-Zin-3',
        try: {
          nl: 'Zijn account is op slot. Zeg: ik kan er niet meer in.',
          en: 'His account is locked. Say: I cannot get in.',
        },
      },
      {
        userId: 'chantal@voorbeeld.example',
        displayName: 'Chantal <b>Özdemir</b>',
        try: { nl: 'Werkt bij de helpdesk en helpt een ander.', en: 'Works at the helpdesk and helps someone else.' },
      },
    ];
  }
}
