import { isTaken, LEVEL_MARKS, moved, type Case } from '../../core/case.ts';
import { standingOf } from '../../core/service-level.ts';
import { handoffStatus } from './actions.ts';
import { record, type DeskParts } from './parts.ts';

const MOST = 500;
const DAY = 86_400_000;

/** Tells what takes long, once at each mark, and ends what nobody came back to. */
export async function watchLevels(parts: DeskParts, expireDays: number): Promise<void> {
  const open = await parts.cases.inStates(['queued', 'reopened', 'assigned', 'active', 'waiting', 'failed'], MOST);
  for (const { id } of open) {
    await parts.recovery.work.run(async () => {
      const opened = await parts.cases.read(id);
      if (opened !== undefined && !(await expire(parts, opened, expireDays))) await tell(parts, opened);
    });
  }
}

async function tell(parts: DeskParts, opened: Case): Promise<void> {
  const { mark, paused } = standingOf(opened, parts.level, parts.hours, parts.recovery.clock.now());
  if (mark === undefined || paused || opened.told.includes(mark)) return;
  // What was missed in between is not told afterwards.
  const [promise] = mark.split('-');
  const earlier = LEVEL_MARKS.slice(0, LEVEL_MARKS.indexOf(mark)).filter((each) =>
    each.startsWith(`${promise ?? ''}-`),
  );
  const late: Case = { ...opened, told: [...opened.told, ...earlier, mark] };
  await parts.cases.save(late);
  await record(parts, late, undefined, { kind: 'late', event: 'case.late', words: mark });
  await parts.told.news(late, mark);
}

/** After so many days in which it was nobody's turn but the employee's, or nobody took it. */
async function expire(parts: DeskParts, opened: Case, expireDays: number): Promise<boolean> {
  const now = parts.recovery.clock.now();
  const since = opened.pauses.find(({ until }) => until === undefined)?.from ?? opened.openedAt;
  const isIdle = isTaken(opened.state) ? opened.state === 'waiting' : true;
  if (!isIdle || now.getTime() - since.getTime() < expireDays * DAY) return false;
  const expired = moved(opened, 'expired', now);
  if (expired === undefined) return false;
  await parts.cases.save(expired);
  await record(parts, expired, undefined, { kind: 'expired', event: 'case.expired' });
  await parts.told.changed(expired);
  if (isTaken(opened.state)) {
    await parts.voice.tell(opened.conversationId, 'handoff.closed', { reference: opened.reference });
    await parts.voice.signal(opened.conversationId, handoffStatus('failed', opened));
  }
  return true;
}
