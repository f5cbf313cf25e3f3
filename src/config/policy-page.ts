import { z } from 'zod';
import { policySchema } from './policy.ts';
import { ruleSchema } from './policy-rules.ts';

/** The parts of JSON Schema that zod writes and this page reads. */
interface Described {
  readonly properties?: Readonly<Record<string, Described>>;
  readonly default?: unknown;
  readonly description?: string;
  /** The weakest value that is accepted, and why. */
  readonly floor?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly type?: string;
}

const INTRODUCTION = `# The policy

Made from the schema by \`sleutel config policy\`; a test compares the two. Each value goes under \`policy\` in the configuration file, and a value that is weaker than its floor is refused with the reason. Where there is no floor, \`sleutel check\` warns about values that are weaker than the default.
`;

const RULES = `
## Rules for roles and groups

\`\`\`json
{ "policy": { "rules": [
  { "name": "money", "match": { "groups": ["Finance"] }, "gates": 2, "methods": ["totp", "email", "call-office"] },
  { "name": "top", "match": { "roles": ["globalAdministrator"] }, "gates": 3, "contactRestHours": 168 } ] } }
\`\`\`

A rule holds for accounts with one of its roles, or in one of its groups of the directory, and overrides what it names. Where several match, the strictest of them counts. A privileged account (one with a role) never gets less than the standard for privileged accounts; questions, a manager and the helpdesk are no gate for it. For everybody else those three are a gate beside another one only.

Nothing of a rule shows before the first gate: everybody is offered the same methods. A gate by a method that the rule does not allow does not count, and the person gets the next gate. Two gates count once when they went to one address or number, or by methods that prove the same (\`alike\`).
`;

const WORDS: Readonly<Record<string, string>> = { string: 'a text, for messages about this rule' };
const HEAD = '| value | default | floor | what it is |\n|-|-|-|-|\n';

/** Every value of the policy with its default and its floor, as a page for people. */
export const policyPage = (): string =>
  [
    INTRODUCTION,
    '\n',
    HEAD,
    ...rowsOf(described(policySchema), defaultsOf()),
    RULES,
    '\n| value of a rule | accepted |\n|-|-|\n',
    ...Object.entries(described(ruleSchema).properties ?? {}).map(
      ([key, value]) => `| \`${key}\` | ${accepted(value)} |\n`,
    ),
  ].join('');

const described = (schema: z.ZodType): Described => z.toJSONSchema(schema, { io: 'input' }) as Described;
const defaultsOf = (): unknown => policySchema.parse({});

function rowsOf({ properties = {} }: Described, defaults: unknown, above: readonly string[] = []): string[] {
  return Object.entries(properties).flatMap(([key, value]) => {
    const path = [...above, key];
    const standard = (defaults as Record<string, unknown>)[key];
    // Weights are one row: there are as many as there are methods.
    if (value.properties !== undefined && value.description === undefined) return rowsOf(value, standard, path);
    const cells = [`\`${path.join('.')}\``, shown(standard), value.floor ?? '', value.description ?? ''];
    return [`| ${cells.join(' | ')} |\n`];
  });
}

const shown = (value: unknown): string =>
  `\`${JSON.stringify(value).replaceAll(',"', ', "').replaceAll('":', '": ')}\``;

function accepted({ floor, minimum, maximum, enum: words, type }: Described): string {
  if (words !== undefined) return words.map((word) => `\`${word}\``).join(', ');
  if (minimum !== undefined) return `${minimum} to ${maximum ?? '...'}${floor === undefined ? '' : ` (${floor})`}`;
  if (type === 'array') return 'of those under `methods` above';
  return type === 'object' ? '`roles` and `groups`, at least one of them' : (WORDS[type ?? ''] ?? '');
}
