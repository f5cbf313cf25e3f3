import { isStaff, ROLES, type Account } from '../core/account.ts';
import { isProven } from '../core/demands.ts';
import type { MethodId } from '../core/policy.ts';
import { transition, type Recovery } from '../core/recovery.ts';
import type { Approval, ApprovalStore, Freeze } from '../ports/stores.ts';
import { begin } from './recovery/begin.ts';
import { checkCode } from './recovery/check-code.ts';
import { accountOf, subjectOf, type RecoveryParts } from './recovery/parts.ts';
import { choices, startMethod } from './recovery/start-method.ts';

/** A frozen account as staff see it; never an address or number. */
export interface FrozenView {
  /** By which it was frozen; names it in every call below. */
  readonly reference: string;
  readonly person: string;
  readonly since: Date;
  /** When the employee proved who they are, as far as it still counts. */
  readonly provenAt: Date | undefined;
  /** Ways to send the employee a code; empty once they are proven. */
  readonly methods: readonly MethodId[];
  /** A code is on its way, and not yet entered. */
  readonly asked: boolean;
  /** Names of the staff who agree so far. */
  readonly approvedBy: readonly string[];
}

export type UnfreezeOutcome =
  'sent' | 'wait' | 'wrong' | 'next-gate' | 'proven' | 'approved' | 'unfrozen' | 'refused' | 'not-proven' | 'gone';

export interface UnfreezeParts extends RecoveryParts {
  readonly approvals: ApprovalStore;
}

/** Somebody whose roles were just read. */
interface Case {
  readonly staff: Account;
  readonly target: Account;
  readonly freeze: Freeze;
  /** Approvals are for this freeze alone: the same notice may freeze again later. */
  readonly matter: string;
}

const DAY = 86_400_000;
/** A power without a name of ours may be the highest. */
const rankOf = ({ roles, guarded }: Account): number =>
  roles.length === 0 && guarded === true ? ROLES.length - 1 : Math.max(-1, ...roles.map((role) => ROLES.indexOf(role)));

/**
 * The way back after "this was not me": the employee proves who they are with codes that they tell the
 * staff, and two different members of staff agree. Nobody does it for themselves or for a higher role.
 * Every call reads the roles of whoever asks afresh; `undefined` for anybody but staff.
 */
export function createUnfreezeDesk(parts: UnfreezeParts) {
  const { directory, freezes, approvals, work, audit, clock } = parts;

  const staffOf = async (accountId: string): Promise<Account | undefined> => {
    const account = await directory.read(accountId);
    return account !== undefined && account.enabled && isStaff(account) ? account : undefined;
  };

  /** For the one who may decide about it, and everything about it read inside the unit of work. */
  const decide = (
    staffId: string,
    reference: string,
    what: (found: Case) => Promise<UnfreezeOutcome>,
  ): Promise<UnfreezeOutcome | undefined> =>
    work.run(async () => {
      const staff = await staffOf(staffId);
      if (staff === undefined) return undefined;
      const freeze = (await freezes.list()).find((one) => one.reference === reference);
      const target = freeze && (await directory.read(freeze.accountId));
      if (freeze === undefined || target === undefined) return 'gone';
      if (staff.id === target.id || rankOf(staff) < rankOf(target)) return 'refused';
      return what({ staff, target, freeze, matter: `${freeze.reference} ${freeze.at.getTime()}` });
    });

  /** By a code to a contact, which the employee reads to the staff; what people keep they give to nobody. */
  const sent = parts.methods.filter(({ id, channel }) => channel !== undefined && id !== 'manager').map(({ id }) => id);

  /** The employee's own proof for this purpose, under way or complete. */
  const proofOf = async (accountId: string): Promise<Recovery | undefined> =>
    (await parts.recoveries.openOf(accountId))
      .filter(({ purpose, expiresAt }) => purpose === 'freeze' && expiresAt > clock.now())
      .toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())[0];

  const isComplete = async (proof: Recovery | undefined): Promise<boolean> =>
    proof?.state === 'verified' && isProven(proof.gates, await accountOf(parts, proof), parts.policy);

  async function view(freeze: Freeze): Promise<FrozenView[]> {
    const target = await directory.read(freeze.accountId);
    if (target === undefined) return [];
    const proof = await proofOf(target.id);
    const complete = await isComplete(proof);
    const given = await approvals.of(target.id, `${freeze.reference} ${freeze.at.getTime()}`);
    const names = await Promise.all(given.map(async ({ staff }) => (await directory.read(staff))?.displayName ?? '?'));
    return [
      {
        reference: freeze.reference,
        person: `${target.displayName} (${target.userId})`,
        since: freeze.at,
        provenAt: complete ? proof?.gates.at(-1)?.passedAt : undefined,
        methods: complete ? [] : proof === undefined ? sent : choices(parts, proof).filter((id) => sent.includes(id)),
        asked: !complete && proof?.challenge !== undefined,
        approvedBy: names,
      },
    ];
  }

  return {
    async list(staffId: string): Promise<readonly FrozenView[] | undefined> {
      const staff = await staffOf(staffId);
      if (staff === undefined) return undefined;
      const frozen = await freezes.list();
      // Who looks at people is looked at.
      await work.run(async () => {
        for (const { accountId } of frozen)
          await audit.append({
            event: 'account.viewed',
            subject: accountId,
            actor: staff.id,
            details: { page: 'frozen' },
          });
      });
      return (await Promise.all(frozen.map(view))).flat();
    },

    /** Sends the employee a code, which they then read to the staff. */
    ask: (staffId: string, reference: string, method: string) =>
      decide(staffId, reference, async ({ staff, target }) => {
        const chosen = sent.find((id) => id === method);
        if (chosen === undefined) return 'gone';
        const proof = (await proofOf(target.id)) ?? (await open(parts, staff, target));
        if (proof === undefined) return 'wait';
        const { kind } = await startMethod(parts, proof.id, chosen);
        return kind === 'started' ? 'sent' : kind === 'gone' ? 'gone' : 'wait';
      }),

    check: (staffId: string, reference: string, code: string) =>
      decide(staffId, reference, async ({ target }) => {
        const proof = await proofOf(target.id);
        if (proof === undefined) return 'gone';
        const { kind } = await checkCode(parts, proof.id, code);
        if (kind === 'verified') return 'proven';
        return kind === 'next-gate' || kind === 'gone' ? kind : 'wrong';
      }),

    /** The first says that it should be done, the second does it. */
    approve: (staffId: string, reference: string) =>
      decide(staffId, reference, async (found) => {
        const { staff, target, freeze, matter } = found;
        const proof = await proofOf(target.id);
        if (proof === undefined || !(await isComplete(proof))) return 'not-proven';
        const given = await approvals.of(target.id, matter);
        const [first] = given;
        if (first?.staff === staff.id || (await isReciprocal(approvals, clock.now(), found, first))) return 'refused';
        await approvals.add({ target: target.id, reference: matter, staff: staff.id }, given.length);
        const details = { reference: freeze.reference };
        await audit.append({ event: 'account.unfreeze-approved', subject: target.id, actor: staff.id, details });
        if (first === undefined) return 'approved';
        await conclude(parts, proof);
        await freezes.unfreeze(freeze);
        await audit.append({ event: 'account.unfrozen', subject: target.id, actor: staff.id, details });
        await parts.notifications.unfrozen(target, `unfrozen-${proof.id}`, freeze.reference);
        return 'unfrozen';
      }),
  };
}

/** Codes for this purpose are sent although the account is frozen; they open nothing else. */
async function open(parts: UnfreezeParts, staff: Account, target: Account): Promise<Recovery | undefined> {
  const begun = await begin(parts, {
    purpose: 'freeze',
    wish: 'forgot',
    language: target.language,
    conversationId: `unfreeze-${target.id}`,
    browser: undefined,
    source: `staff ${staff.id}`,
    who: { accountId: target.id },
  });
  return begun.kind === 'begun' ? parts.recoveries.read(begun.recoveryId) : undefined;
}

/** Two who agree with each other in turn are one: within a day nobody agrees with whoever agreed with them. */
async function isReciprocal(
  approvals: ApprovalStore,
  now: Date,
  { staff, target, matter }: Case,
  first: Approval | undefined,
): Promise<boolean> {
  const earlier = (await approvals.since(new Date(now.getTime() - DAY))).filter(
    ({ reference }) => reference !== matter,
  );
  const helpedMe = earlier.some((one) => one.target === staff.id && [target.id, first?.staff].includes(one.staff));
  const mine = earlier.filter((one) => one.staff === staff.id);
  return helpedMe || mine.some((one) => isSecondTo(earlier, one, first));
}

/** Whether the first of now was the second in a matter that this one began. */
const isSecondTo = (all: readonly Approval[], mine: Approval, first: Approval | undefined): boolean =>
  all.some(
    (other) =>
      other.reference === mine.reference &&
      other.target === mine.target &&
      other.staff === first?.staff &&
      other.number > mine.number,
  );

async function conclude(parts: UnfreezeParts, proof: Recovery): Promise<void> {
  const done = transition(proof, 'conclude');
  if (done === undefined) return;
  await parts.recoveries.save(done);
  const details = { purpose: proof.purpose, reference: proof.reference };
  await parts.audit.append({ event: 'recovery.concluded', subject: subjectOf(proof), details });
}
