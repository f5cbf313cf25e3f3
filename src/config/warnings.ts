import { sunsetsFor } from '../core/sunsets.ts';
import { isAlike, type MethodId, type Policy } from '../core/policy.ts';
import { policySchema } from './policy.ts';
import type { Config } from './schema.ts';

/** Nothing that stops anything; for an administrator to know. */
export interface Warning {
  readonly name: string;
  readonly seen: string;
  readonly fix: string;
}

/** What `sleutel check` says about a configuration that is right, and yet deserves a look. */
export const warningsFor = (config: Config, today: Date): Warning[] => [
  ...endings(config, today),
  ...weakLimits(config.policy),
  ...unreachable(config.policy),
];

function endings({ policy, smtpUrl, smtpOAuth }: Config, today: Date): Warning[] {
  const mailHost = smtpUrl === undefined || smtpOAuth !== undefined ? undefined : new URL(smtpUrl).hostname;
  return sunsetsFor(policy.methods, mailHost).map(({ id, ends, says, advice }) => ({
    name: `ending ${id}`,
    seen: `${ends}${today >= new Date(ends) ? ' (past)' : ''}: ${says}`,
    fix: advice,
  }));
}

/** Limits have no floor, because a measurement needs room; whoever left them like that should know. */
function weakLimits(policy: Policy): Warning[] {
  const standard: Policy = policySchema.parse({});
  const warn = (path: string, value: number, safe: number, isWeaker: boolean): Warning[] =>
    isWeaker
      ? [{ name: `policy.${path}`, seen: `${value} is weaker than ${safe}`, fix: `Use ${safe}, or less room.` }]
      : [];
  const failures = keysOf(policy.failures).flatMap((key) =>
    warn(
      `failures.${key}`,
      policy.failures[key],
      standard.failures[key],
      policy.failures[key] > standard.failures[key],
    ),
  );
  const sends = keysOf(policy.sends).flatMap((key) => {
    const [value, safe] = [policy.sends[key], standard.sends[key]];
    return warn(`sends.${key}`, value, safe, key.endsWith('Seconds') ? value < safe : value > safe);
  });
  return [...failures, ...sends];
}

const keysOf = <T extends object>(object: T): (keyof T & string)[] => Object.keys(object) as (keyof T & string)[];

/** Accounts under such a rule can never pass, and always go to a person. */
function unreachable(policy: Policy): Warning[] {
  const different = (methods: readonly MethodId[]): number =>
    methods.filter((method, index) => !methods.slice(0, index).some((other) => isAlike(policy, other, method))).length;
  return policy.rules.flatMap(({ name, gates = policy.gates.everyone, methods = policy.methods }, index) =>
    different(methods) >= gates
      ? []
      : [
          {
            name: `policy.rules.${index}`,
            seen: `"${name}" asks for ${gates} different gates, and its methods prove ${different(methods)}`,
            fix: 'Allow it more methods; as it is, these people always need the helpdesk.',
          },
        ],
  );
}
