import type { CaseState } from '../../core/case.ts';
import type { CaseEventKind } from '../../core/case-event.ts';
import type { LevelMark } from '../../core/case.ts';
import type { DiagnosisKind } from '../../core/diagnosis.ts';
import type { Language } from '../../core/language.ts';
import type { MethodId } from '../../core/policy.ts';

/** As the server sends it; moments are text. */
export interface Row {
  readonly id: string;
  readonly reference: string;
  readonly state: CaseState;
  readonly urgent: boolean;
  readonly language: Language;
  readonly openedAt: string;
  readonly closedAt?: string;
  readonly agent?: string;
  readonly mine: boolean;
  readonly person?: string;
  readonly verified: boolean;
  readonly about: string;
  readonly escalated: boolean;
  readonly callBack: boolean;
  readonly unread: boolean;
  readonly standing: {
    readonly promise: 'answer' | 'solve';
    readonly leftMs: number;
    readonly paused: boolean;
    readonly mark?: LevelMark;
  };
}

export interface Queue {
  readonly open: readonly Row[];
  readonly closed: readonly Row[];
}

export interface View extends Row {
  readonly chat: boolean;
  readonly claimedId?: string;
  readonly account?: {
    readonly userId: string;
    readonly displayName: string;
    readonly proven: boolean;
    readonly diagnosis: { readonly kind: DiagnosisKind; readonly until?: string; readonly since?: string };
    readonly locked: boolean;
    readonly passwordSetAt?: string;
    readonly passwordExpiresAt?: string;
    readonly source: 'cloud' | 'onPremises';
    readonly contacts: readonly ('alternateEmail' | 'mobilePhone' | 'officePhone')[];
    readonly roles: readonly string[];
  };
  readonly before: readonly Gate[];
  readonly tried?: {
    readonly wish: 'forgot' | 'locked' | 'change';
    readonly method?: MethodId;
    readonly wrong: number;
  };
  readonly proof: {
    readonly state: 'none' | 'asked' | 'half' | 'passed' | 'old' | 'stopped';
    readonly gates: readonly Gate[];
    readonly until?: string;
  };
  readonly ways: readonly MethodId[];
  readonly may: { readonly unlock: boolean; readonly resetLink: boolean; readonly privileged: boolean };
  readonly effect?: { readonly what: 'unlock' | 'reset'; readonly how: 'open' | 'done' | 'stopped' };
  readonly events: readonly Event[];
  readonly personTyping: boolean;
  readonly personSeen: number;
  readonly ticket?: { readonly number: string; readonly url?: string };
}

interface Gate {
  readonly method: MethodId;
  readonly at: string;
}

interface Event {
  readonly at: string;
  readonly kind: CaseEventKind;
  readonly by?: string;
  readonly words?: string;
  readonly method?: MethodId;
}

export interface Line {
  readonly seq: number;
  readonly at: string;
  readonly from: 'person' | 'assistant' | 'agent';
  readonly name?: string;
  readonly text: string;
  readonly files: readonly string[];
}

export interface Listed {
  readonly userId: string;
  readonly displayName: string;
  readonly until?: string;
}

export interface CallBack {
  readonly reference: string;
  readonly person: string;
  readonly userId: string;
  readonly ways: readonly MethodId[];
  readonly mayAttest: boolean;
}

export type Told =
  | { readonly status: 'done'; readonly masked?: boolean }
  | { readonly status: 'taken'; readonly by: string }
  | { readonly status: 'refused'; readonly why: string };

const BASE = '/helpdesk/api';

/** The session has ended: everything that is asked for is refused. */
export class SignedOut extends Error {}

/** `undefined` when it is not there for this agent. */
async function ask<T>(path: string, init: RequestInit = {}): Promise<T | undefined> {
  const response = await fetch(`${BASE}/${path}`, { headers: { accept: 'application/json' }, ...init });
  if (response.status === 401 || response.status === 403) throw new SignedOut();
  if (response.status === 404) return undefined;
  if (!response.ok && response.status !== 409) throw new Error(String(response.status));
  return (await response.json()) as T;
}

const post = <T>(path: string, body: object): Promise<T | undefined> =>
  ask<T>(path, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

export const api = {
  me: () => ask<{ name: string; idleAt: string }>('me'),
  here: () => post<{ idleAt: string }>('here', {}),
  queue: () => ask<Queue>('queue'),
  look: (id: string) => ask<View>(`cases/${id}`),
  chat: (id: string, after: number) => ask<{ lines: readonly Line[]; last: number }>(`cases/${id}/chat?after=${after}`),
  list: (which: 'locked' | 'expiring') => ask<readonly Listed[]>(`lists/${which}`),
  callBack: (reference: string) => ask<CallBack>(`call-backs/${encodeURIComponent(reference)}`),
  actBack: (reference: string, way: string) =>
    post<{ status: 'sent' | 'attested' | 'refused'; why?: string }>(`call-backs/${reference}/act`, { way }),
  act: (id: string, action: object, key: string) => post<Told>(`cases/${id}/act`, { ...action, key }),
  typing: (id: string) => post(`cases/${id}/typing`, {}),
  seen: (id: string, seq: number) => post(`cases/${id}/seen`, { seq }),
};

/** Does something with the case; whether it was done. */
export type Act = (action: { readonly do: string } & Readonly<Record<string, unknown>>) => Promise<boolean>;
