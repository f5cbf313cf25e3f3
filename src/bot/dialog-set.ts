import type { ConversationState } from 'botbuilder';
import { alarm } from '../../dialogs/alarm.ts';
import { answer } from '../../dialogs/answer.ts';
import { Ask } from '../../dialogs/ask.ts';
import { didYouMean } from '../../dialogs/did-you-mean.ts';
import { expiry } from '../../dialogs/expiry.ts';
import { handOver } from '../../dialogs/hand-over.ts';
import type { DialogNeeds } from '../../dialogs/needs.ts';
import { nextWish } from '../../dialogs/next-wish.ts';
import { prove } from '../../dialogs/prove.ts';
import { recover } from '../../dialogs/recover.ts';
import { DialogSet } from '../../dialogs/sdk.ts';
import { setup } from '../../dialogs/setup.ts';
import { staffReset } from '../../dialogs/staff-reset.ts';
import { startWish } from './wish-dialogs.ts';

/** All that can be talked about. */
export function createDialogs(needs: DialogNeeds, state: ConversationState): DialogSet {
  return new DialogSet(state.createProperty('dialogs'))
    .add(new Ask())
    .add(recover(needs))
    .add(prove(needs.recovery))
    .add(handOver(needs))
    .add(staffReset(needs))
    .add(expiry(needs))
    .add(setup(needs))
    .add(alarm(needs))
    .add(nextWish(startWish))
    .add(answer(needs, startWish))
    .add(didYouMean(startWish));
}
