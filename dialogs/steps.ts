import type { DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs';
import { WaterfallDialog } from './sdk.ts';

/** One row of a dialog: a name for people, and what it does. */
export type Step<O extends object> = (step: WaterfallStepContext<O>) => Promise<DialogTurnResult>;

/** A dialog as a table of small named steps, in order. */
export const dialog = <O extends object>(id: string, steps: Readonly<Record<string, Step<O>>>): WaterfallDialog<O> =>
  new WaterfallDialog<O>(id, Object.values(steps));
