import type { Middleware, TurnContext } from 'botbuilder';
import { redact, type SecretKind } from '../../core/redact.ts';

const RAW = Symbol('raw text');
const FOUND = Symbol('secrets found');

/** Takes secrets out before anything else sees the text; only a prompt that asks for one gets it back. */
export const redactMiddleware: Middleware = {
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    const { text } = context.activity;
    const clean = redact(text ?? '');
    context.turnState.set(RAW, text ?? '');
    context.turnState.set(FOUND, clean.found);
    context.activity.text = clean.text;
    await next();
  },
};

export const rawTextOf = (context: TurnContext): string => context.turnState.get<string>(RAW) ?? '';
export const secretsIn = (context: TurnContext): readonly SecretKind[] =>
  context.turnState.get<readonly SecretKind[]>(FOUND) ?? [];
