import type { MethodId } from './policy.ts';

/** Something of another party that ends on a day. */
export interface Sunset {
  readonly id: string;
  /** What it touches here: methods of the policy, or mail with a password to Microsoft. */
  readonly methods: readonly MethodId[];
  readonly mailHosts: readonly string[];
  /** The first day without it, as YYYY-MM-DD. */
  readonly ends: string;
  readonly says: string;
  readonly advice: string;
}

/** As their owners have announced it; `sleutel check` shows those that touch the configuration. */
export const SUNSETS: readonly Sunset[] = [
  {
    id: 'microsoft-phone',
    methods: ['sms', 'call-mobile', 'call-office'],
    mailHosts: [],
    ends: '2027-02-01',
    says: "Microsoft's own texts and calls for verification end",
    advice:
      'Texts and calls of Sleutel go by your own provider (`text`, `voice`) and go on. People who sign in at Microsoft by text or call need another method there before that day.',
  },
  {
    id: 'microsoft-questions',
    methods: ['questions'],
    mailHosts: [],
    ends: '2027-03-01',
    says: "security questions end in Microsoft's password reset",
    advice: 'Take `questions` out of policy.methods, and have people enrol an authenticator or recovery codes.',
  },
  {
    id: 'exchange-basic',
    methods: [],
    mailHosts: ['smtp.office365.com', 'smtp-mail.outlook.com'],
    ends: '2026-12-31',
    says: 'Exchange Online switches off signing in to SMTP with a password for most tenants',
    advice: 'Set `smtpOAuth`, and leave name and password out of SMTP_URL.',
  },
];

/** What touches these methods and this mail server. */
export const sunsetsFor = (methods: readonly MethodId[], mailHost: string | undefined): Sunset[] =>
  SUNSETS.filter(
    (sunset) =>
      sunset.methods.some((method) => methods.includes(method)) ||
      (mailHost !== undefined && sunset.mailHosts.includes(mailHost)),
  );
