import type { Language } from '../../core/language.ts';
import type { PasswordReason } from '../../core/outcome.ts';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/route.ts';
import type { PasswordPageState } from '../needs.ts';
import { linkFrame } from './frame.ts';
import type { Page } from './layout.ts';
import type { Frame, PageNeeds } from './needs.ts';
import { languageFor, wantsJson } from './request.ts';
import { pageAnswer } from './respond.ts';
import { passPage, passPendingPage } from './views/pass.ts';
import { passwordPage } from './views/password.ts';
import { donePage, gonePage, matchCodePage, pendingPage } from './views/password-results.ts';

type Open = Extract<PasswordPageState, { kind: 'open' }>;

/** What a link came to. Without a language of its own it is told in the reader's. */
export type Result =
  | { readonly kind: 'open'; readonly state: Open; readonly matchCode: string }
  | {
      readonly kind: 'refused';
      readonly state: Open;
      readonly matchCode: string;
      readonly reasons: readonly PasswordReason[];
    }
  | { readonly kind: 'no-pass'; readonly state: Open; readonly matchCode: string }
  | { readonly kind: 'issued'; readonly language: Language; readonly pass: string; readonly validUntil: Date }
  | { readonly kind: 'match-code'; readonly problem?: 'wrong' | 'empty' | undefined; readonly language?: Language }
  | { readonly kind: 'done' | 'gone'; readonly language?: Language }
  /** Of a password, or of a pass. */
  | { readonly kind: 'pending'; readonly isPass?: boolean; readonly language?: Language };

const STATUS = {
  open: 200,
  done: 200,
  issued: 200,
  pending: 202,
  'match-code': 403,
  gone: 410,
  refused: 422,
  'no-pass': 422,
} as const;

/** The same result for programs and for people; the statuses are part of the surface. */
export function answerResult(call: Call, needs: PageNeeds, result: Result): Answer {
  const status = STATUS[result.kind];
  const now = needs.clock.now();
  if (wantsJson(call)) return { status, json: inJson(result, now) };
  const frame = linkFrame(call, needs, languageOf(result) ?? languageFor(call));
  const path = `/password/${call.params['token'] ?? ''}`;
  return pageAnswer(frame, pageOf(frame, result, path, now), {
    status,
    secretAddress: true,
    framers: needs.framers ?? [],
  });
}

const languageOf = (result: Result): Language | undefined =>
  'state' in result ? result.state.language : result.language;

function inJson(result: Result, now: Date): object {
  if (result.kind === 'refused') return { status: 'refused', reasons: result.reasons };
  if (result.kind === 'issued') return { status: 'pass', pass: result.pass, validUntil: result.validUntil };
  if (result.kind !== 'open') return { status: result.kind };
  const { effect, expiresAt, mayExtend } = result.state;
  return { status: 'open', effect, expiresAt, secondsLeft: secondsLeft(result.state, now), mayExtend };
}

const secondsLeft = ({ expiresAt }: Open, now: Date): number =>
  Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1_000));

function pageOf(frame: Frame, result: Result, path: string, now: Date): Page {
  switch (result.kind) {
    case 'open':
      return passwordPage(frame, { ...result, path, reasons: [], secondsLeft: secondsLeft(result.state, now) });
    case 'refused':
      return passwordPage(frame, { ...result, path, secondsLeft: secondsLeft(result.state, now) });
    case 'no-pass':
      return passwordPage(frame, {
        ...result,
        path,
        reasons: [],
        noPass: true,
        secondsLeft: secondsLeft(result.state, now),
      });
    case 'issued':
      return passPage(frame, result);
    case 'match-code':
      return matchCodePage(frame, path, result.problem);
    case 'done':
      return donePage(frame);
    case 'pending':
      return result.isPass === true ? passPendingPage(frame) : pendingPage(frame);
    case 'gone':
      return gonePage(frame);
  }
}
