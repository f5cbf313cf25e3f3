import type restify from 'restify';
import type { PasswordReason } from '../../core/outcome.ts';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/route.ts';
import type { PasswordPageState, PassOutcome } from '../needs.ts';
import { browserOf } from './browser.ts';
import { mount } from './errors.ts';
import type { PageNeeds } from './needs.ts';
import { answerResult } from './password-answer.ts';
import type { Result } from './password-answer.ts';
import { refuseForeign } from './request.ts';

/**
 * The page behind a one-time link. Looking never uses it up, nor does a form without a password;
 * the desk decides everything, this room only turns fields into questions and outcomes into pages.
 */
export function mountPassword(server: restify.Server, needs: PageNeeds): void {
  mount(server, needs, 'GET', '/password/:token', async (call) => {
    const state = await needs.password.look(tokenOf(call), browserOf(call));
    return answerResult(call, needs, shown(state, ''));
  });
  mount(server, needs, 'POST', '/password/:token', (call) => post(call, needs));
  mount(server, needs, 'POST', '/password/:token/extend', (call) => extend(call, needs));
  mount(server, needs, 'POST', '/password/:token/pass', (call) => pass(call, needs));
  mount(server, needs, 'POST', '/password/:token/check', (call) => check(call, needs));
}

async function post(call: Call, needs: PageNeeds): Promise<Answer> {
  const fields = await ownFields(call, needs);
  const { matchCode = '', newPassword, confirmPassword = '', currentPassword = '' } = fields;
  const token = tokenOf(call);
  if (newPassword === undefined) return answerResult(call, needs, await firstStep(token, matchCode, call, needs));
  const form = { newPassword, confirmPassword, matchCode, currentPassword };
  const outcome = await needs.password.submit(token, browserOf(call), form);
  if (outcome.kind === 'refused')
    return answerResult(call, needs, await again(call, needs, matchCode, outcome.reasons));
  const problem = matchCode === '' ? 'empty' : 'wrong';
  return answerResult(call, needs, outcome.kind === 'match-code' ? { kind: 'match-code', problem } : outcome);
}

/** Only a match code, or nothing at all: the page behind it, or the same question again. */
async function firstStep(token: string, matchCode: string, call: Call, needs: PageNeeds): Promise<Result> {
  if (matchCode !== '') return shown(await needs.password.match(token, matchCode), matchCode, 'wrong');
  const state = await needs.password.look(token, browserOf(call));
  if (state.kind === 'open') return { kind: 'refused', state, matchCode, reasons: ['empty'] };
  return shown(state, '', 'empty');
}

/** The form once more, with what was wrong; it opens as it opened before. */
async function again(
  call: Call,
  needs: PageNeeds,
  matchCode: string,
  reasons: readonly PasswordReason[],
): Promise<Result> {
  const state = await opened(call, needs, matchCode);
  return state.kind === 'open' ? { kind: 'refused', state, matchCode, reasons } : shown(state, matchCode);
}

async function opened(call: Call, needs: PageNeeds, matchCode: string): Promise<PasswordPageState> {
  const state = await needs.password.look(tokenOf(call), browserOf(call));
  return state.kind === 'match-code' && matchCode !== '' ? needs.password.match(tokenOf(call), matchCode) : state;
}

async function extend(call: Call, needs: PageNeeds): Promise<Answer> {
  const { matchCode = '' } = await ownFields(call, needs);
  const state = await needs.password.extend(tokenOf(call), browserOf(call), matchCode);
  return answerResult(call, needs, shown(state, matchCode));
}

/** A pass in place of a password; where there is none, the form for a password as it was. */
async function pass(call: Call, needs: PageNeeds): Promise<Answer> {
  const { matchCode = '' } = await ownFields(call, needs);
  const outcome = await needs.password.pass(tokenOf(call), browserOf(call), matchCode);
  if (outcome.kind !== 'no-pass') return answerResult(call, needs, resultOfPass(outcome, matchCode));
  const state = await opened(call, needs, matchCode);
  return answerResult(call, needs, state.kind === 'open' ? { ...outcome, state, matchCode } : shown(state, matchCode));
}

function resultOfPass(outcome: Exclude<PassOutcome, { kind: 'no-pass' }>, matchCode: string): Result {
  const { language } = outcome;
  switch (outcome.kind) {
    case 'issued':
      return outcome;
    case 'match-code':
      return { kind: 'match-code', language, problem: matchCode === '' ? 'empty' : 'wrong' };
    case 'pending':
      return { kind: 'pending', language, isPass: true };
    case 'gone':
      return { kind: 'gone', language };
  }
}

/** The rules a password breaks while it is being typed, by the code that decides in the end. */
async function check(call: Call, needs: PageNeeds): Promise<Answer> {
  const { matchCode = '', newPassword = '' } = await ownFields(call, needs);
  const reasons = await needs.password.check(tokenOf(call), browserOf(call), matchCode, newPassword);
  return reasons === undefined ? { status: 403, json: { status: 'match-code' } } : { json: { reasons } };
}

/** The token in the address is what no other site can know; without a referrer, origins are `null`. */
async function ownFields(call: Call, needs: PageNeeds) {
  refuseForeign(call, needs.publicUrl, { nullIsOurs: true });
  return call.fields();
}

const tokenOf = (call: Call): string => call.params['token'] ?? '';

function shown(state: PasswordPageState, matchCode: string, problem?: 'wrong' | 'empty'): Result {
  switch (state.kind) {
    case 'open':
      return { kind: 'open', state, matchCode };
    case 'match-code':
      return { kind: 'match-code', problem, language: state.language };
    case 'gone':
      return { kind: 'gone', language: state.language };
  }
}
