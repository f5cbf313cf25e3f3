import type { TurnContext } from 'botbuilder';
import type { Organisation } from '../src/core/organisation.ts';
import { CALL_BACK, moment } from './hand-over.ts';
import type { CaseStanding } from './needs.ts';
import { say } from './say.ts';
import { text } from './texts/texts.ts';
import { turnOf } from './turn.ts';

/** How what somebody asked the helpdesk stands: where it is, and when there will be an answer. */
export function sayStanding(context: TurnContext, organisation: Organisation, standing: CaseStanding): Promise<void> {
  const { reference, state, callBack, here, outlook } = standing;
  const { language } = turnOf(context);
  const waits = outlook !== undefined && outlook.kind !== 'soon';
  return say(
    context,
    `handoff.status/${state}`,
    {
      reference,
      when: whenIn(context, organisation, outlook),
      call: callBack && outlook !== undefined ? text(language, 'handoff.called') : '',
    },
    waits && here && !callBack ? { choices: [CALL_BACK] } : {},
  );
}

function whenIn(context: TurnContext, { timeZone }: Organisation, outlook: CaseStanding['outlook']): string {
  const { language } = turnOf(context);
  switch (outlook?.kind) {
    case 'soon':
      return text(language, 'handoff.when/soon', { wait: text(language, 'wait.minutes', { count: outlook.minutes }) });
    case 'later':
      return outlook.at === undefined
        ? ''
        : text(language, 'handoff.when/later', { at: moment(outlook.at, language, timeZone) });
    case 'late':
      return text(language, 'handoff.when/late');
    case undefined:
      return '';
  }
}
