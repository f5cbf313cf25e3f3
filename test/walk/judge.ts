import { fromJson } from '../../src/adapters/sql/json.ts';
import type { Database } from '../../src/adapters/sql/database.ts';
import type { Effect, Gate, Recovery } from '../../src/core/recovery.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** A code as it left the house. */
interface Sent {
  readonly conversation: string;
  readonly to: string;
  readonly code: string;
  readonly at: number;
}

/** Something that a person said. */
interface Said {
  readonly conversation: string;
  readonly text: string;
  readonly at: number;
  /** The question that was open was whether to go on. */
  readonly toConfirm: boolean;
}

const CODE_MS = 5 * 60_000;
const REST_MS = 72 * 3_600_000;

/**
 * Looks at the moment at which the directory is called, and knows nothing of the code under test: only
 * what left the house, what was said where, the rows, and how the account stands.
 */
export function createJudge(db: Database, clock: Clock) {
  const sent: Sent[] = [];
  const said: Said[] = [];
  const wrongs: string[] = [];
  const effects: { readonly recoveryId: string; readonly effect: Effect }[] = [];
  const now = (): number => clock.now().getTime();

  /** The code that was sent, newest in its conversation, said there while it was good, and not counted before. */
  function proofOf({ conversationId }: Recovery, { passedAt }: Gate, used: Set<Sent>): Sent | undefined {
    const at = passedAt.getTime();
    const words = said.find((one) => one.conversation === conversationId && one.at === at);
    const code = sent.findLast((one) => one.conversation === conversationId && one.at < at);
    if (words === undefined || code === undefined || used.has(code)) return undefined;
    if (words.text.replaceAll(/\D/gu, '') !== code.code || at - code.at >= CODE_MS) return undefined;
    used.add(code);
    return code;
  }

  async function judge(accountId: string, effect: Effect): Promise<void> {
    const complain = (why: string) => void wrongs.push(`${effect} of ${accountId}: ${why}`);
    const rows = await db.selectFrom('recoveries').select('body').where('account_id', '=', accountId).execute();
    const running = rows.map(({ body }) => fromJson<Recovery>(body)).filter(({ state }) => state === 'executing');
    const [recovery] = running;
    if (recovery === undefined || running.length > 1) return complain(`${running.length} recoveries are executing`);
    if (effects.some((one) => one.recoveryId === recovery.id)) complain('twice for one confirmation');
    effects.push({ recoveryId: recovery.id, effect });

    const row = await db.selectFrom('accounts').selectAll().where('id', '=', accountId).executeTakeFirstOrThrow();
    const isStaff = row.roles !== '[]';
    const isStrict = row.member_of.includes('Strict');
    const used = new Set<Sent>();
    const proofs = recovery.gates.map((gate) => proofOf(recovery, gate, used));
    if (proofs.includes(undefined)) complain('a gate without its code');
    const kinds = proofs.flatMap((proof) => {
      const age = proof === undefined ? 0 : proof.at - (row.contacts_changed_at ?? 0);
      // What was changed afterwards was proved with the contact before.
      if (proof === undefined || (age >= 0 && age < REST_MS)) return [];
      if (!row.contacts.includes(`"${proof.to}"`)) return [];
      return proof.to.includes('@') ? (isStrict ? [] : ['mail']) : [proof.to];
    });
    if (new Set(kinds).size < (isStaff ? 2 : 1)) complain(`gates: ${kinds.join(', ') || 'none'}`);
    if (now() - recovery.createdAt.getTime() > 60 * 60_000) complain('long after it began');
    if (row.enabled === 0) complain('the account is switched off');
    const frozen = await db.selectFrom('freezes').select('at').where('account_id', '=', accountId).executeTakeFirst();
    if (frozen !== undefined) complain('the account is frozen');
    const lastGate = recovery.gates.at(-1)?.passedAt.getTime() ?? Infinity;
    const yes = said.some(
      ({ conversation, text, at, toConfirm }) =>
        conversation === recovery.conversationId && text === 'ja' && toConfirm && at > lastGate,
    );
    if (!yes) complain('nobody said yes');
  }

  return {
    judge,
    sent,
    said,
    effects,
    /** What was wrong since the last look. */
    takeWrongs: (): string[] => wrongs.splice(0),
    /** A walk is over: nothing of it counts for the next. */
    forget(): void {
      for (const list of [sent, said, effects]) list.length = 0;
    },
  };
}
export type Judge = ReturnType<typeof createJudge>;
