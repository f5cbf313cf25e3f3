import type { DialogTurnResult, WaterfallDialog, WaterfallStepContext } from 'botbuilder-dialogs';
import { LOCALES } from '../src/core/language.ts';
import { STAFF_REASONS, type StaffReason } from '../src/core/staff-reset.ts';
import { ask, type Answer } from './ask.ts';
import { YES_NO } from './hand-over.ts';
import { HAND_OVER, type HandOverOptions } from './person.ts';
import type { DialogNeeds } from './needs.ts';
import { say } from './say.ts';
import { dialog } from './steps.ts';
import type { TextKey } from './texts/texts.ts';
import { turnOf } from './turn.ts';

export const STAFF_RESET = 'staff-reset';

export interface StaffResetOptions {
  /** Whom the wish named, as typed. */
  readonly named?: string | undefined;
  /** Whom nobody knows by that name. */
  readonly unknown?: string | undefined;
}

type StaffStep = WaterfallStepContext<StaffResetOptions>;
interface Remembered {
  targetId?: string;
  name?: string;
  reason?: StaffReason;
  words?: string;
}
const remembered = (step: StaffStep): Remembered => step.values;

/**
 * Somebody else's password. Staff say who, why and which ticket; the employee gets a link and proves who
 * they are. Staff get a reference: never a link, a code or a password.
 */
export const staffReset = ({ people, staff, organisation }: DialogNeeds): WaterfallDialog<StaffResetOptions> =>
  dialog<StaffResetOptions>(STAFF_RESET, {
    async whoAsks(step) {
      const { accountId } = turnOf(step.context);
      const roles = accountId === undefined ? [] : await people.roles(accountId);
      if (roles.length === 0) {
        await say(step.context, 'staff.refused');
        return step.replaceDialog(HAND_OVER, { why: 'signed-out' });
      }
      const { named, unknown } = step.options;
      const who = named ?? unknown ?? '';
      const wording =
        named !== undefined
          ? 'staff.ask-user/named'
          : unknown !== undefined
            ? 'staff.ask-user/unknown'
            : 'staff.ask-user';
      return ask(step, {
        text: wording,
        params: { who },
        choices: named === undefined ? [] : YES_NO,
        unclear: 'staff.ask-user/unclear',
        accepts: 'user-id',
      });
    },

    async whom(step) {
      const answer = step.result as Answer;
      const { accountId } = turnOf(step.context);
      if (accountId === undefined) return handOver(step, 'signed-out');
      if (answer.kind === 'choice' && answer.value === 'no') return step.replaceDialog(STAFF_RESET, {});
      const typed = answer.kind === 'text' ? answer.text : (step.options.named ?? '');
      const found = await staff.look(accountId, typed);
      if (found.kind === 'unknown') {
        const isSecond = step.options.unknown !== undefined;
        return isSecond ? handOver(step, 'signed-out') : step.replaceDialog(STAFF_RESET, { unknown: typed });
      }
      if (found.kind === 'refused') return refuse(step, found.why);
      Object.assign(remembered(step), { targetId: found.targetId, name: found.name });
      return ask(step, {
        text: 'staff.ask-reason',
        params: { who: found.name },
        choices: STAFF_REASONS.map((reason) => ({ value: reason, title: `staff.reason/${reason}` as TextKey })),
        accepts: 'words',
      });
    },

    ticket(step) {
      const answer = step.result as Answer;
      const reason = STAFF_REASONS.find((each) => answer.kind === 'choice' && answer.value === each) ?? 'other';
      Object.assign(remembered(step), { reason, words: answer.kind === 'text' ? answer.text : '' });
      return ask(step, {
        text: 'staff.ask-ticket',
        choices: [{ value: 'none', title: 'staff.no-ticket' }],
        unclear: 'staff.ask-ticket/unclear',
        accepts: 'ticket',
      });
    },

    confirm(step) {
      const answer = step.result as Answer;
      Object.assign(step.values, { ticket: answer.kind === 'text' ? answer.text : undefined });
      const who = remembered(step).name ?? '';
      return ask(step, { text: 'confirm/staff', params: { who }, choices: YES_NO, unclear: 'confirm/unclear' });
    },

    async carryOut(step) {
      const answer = step.result as Answer;
      const { accountId, conversationId, language } = turnOf(step.context);
      const { targetId, reason = 'other', words = '' } = remembered(step);
      if (answer.kind !== 'choice' || answer.value !== 'yes' || accountId === undefined || targetId === undefined) {
        await say(step.context, 'recovery.declined');
        return step.endDialog();
      }
      const { ticket } = step.values as { readonly ticket?: string };
      const outcome = await staff.request({ staffId: accountId, targetId, conversationId, reason, words, ticket });
      switch (outcome.kind) {
        case 'refused':
          return refuse(step, outcome.why);
        case 'sent':
          await say(
            step.context,
            'staff.link',
            { reference: outcome.reference },
            { value: { reference: outcome.reference } },
          );
          return step.endDialog();
        case 'waiting': {
          const { reference, heldUntil } = outcome;
          const until =
            heldUntil?.toLocaleString(LOCALES[language], {
              dateStyle: 'long',
              timeStyle: 'short',
              timeZone: organisation.timeZone,
            }) ?? '';
          await say(step.context, heldUntil === undefined ? 'staff.approval' : 'staff.approval/held', {
            reference,
            until,
          });
          return step.endDialog();
        }
      }
    },
  });

/** Why not, and what they can do in its place; their own password is theirs to recover here. */
async function refuse(step: StaffStep, why: string): Promise<DialogTurnResult> {
  await say(step.context, `staff.refused/${why}` as TextKey);
  return why === 'self' ? step.endDialog() : handOver(step, 'signed-out');
}

const handOver = (step: StaffStep, why: HandOverOptions['why']): Promise<DialogTurnResult> =>
  step.replaceDialog(HAND_OVER, { why });
