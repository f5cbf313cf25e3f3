import { z } from 'zod';
import { METHODS, type MethodId } from '../core/policy.ts';
import { atLeast, atMost, count } from './floors.ts';
import { gates, restHours, ruleSchema, weight, WHY } from './policy-rules.ts';
import { alarmSchema, spendSchema } from './spend.ts';

const method = z.enum(METHODS);
const GUESSING = 'more tries make guessing worthwhile';

/** Questions can be looked up or asked for, so that no policy makes them weigh more. */
const weights = z
  .strictObject(
    Object.fromEntries(
      METHODS.map((id) => [
        id,
        id === 'questions'
          ? atMost(1, 1, 'answers can be looked up', 'answers can be looked up')
          : z
              .number()
              .int()
              .min(1)
              .max(5)
              .default(id === 'totp' || id === 'recovery-code' ? 2 : 1),
      ]),
    ) as Record<MethodId, z.ZodDefault<z.ZodNumber>>,
  )
  .prefault({})
  .meta({
    description: 'What a passed gate by each method weighs, 1 to 5.',
    floor: 'questions at most 1: answers can be looked up',
  });

const alike = z
  .array(z.array(method).min(2))
  .default([['sms', 'call-mobile']])
  .refine(
    (groups) => groups.some((group) => group.includes('sms') && group.includes('call-mobile')),
    'sms and call-mobile must stand in one group: whoever holds the phone gets both',
  )
  .meta({
    description: 'Groups of methods that prove the same: of each group one gate counts.',
    floor: 'sms and call-mobile stay together: whoever holds the phone gets both',
  });

/** Gates and limits. Values weaker than a floor are refused with the reason. POLICY.md is made from this. */
export const policySchema = z
  .strictObject({
    methods: z
      .array(method)
      .min(1)
      .default(['email', 'sms', 'call-mobile', 'call-office', 'totp', 'recovery-code'])
      .meta({
        description: 'What is offered, in this order, as far as it is built and configured; the same to everyone.',
      }),
    gates: z
      .strictObject({
        everyone: gates.default(1).meta({ description: 'How many different gates a recovery takes.' }),
        privileged: atLeast(2, 3, WHY.privileged)
          .default(2)
          .meta({ description: 'The same for whoever holds a role; no rule goes below it.' }),
      })
      .prefault({}),
    weight: z
      .strictObject({
        everyone: weight.default(1).meta({ description: 'What the gates must weigh together, besides their number.' }),
        privileged: atLeast(2, 15, WHY.privileged)
          .default(2)
          .meta({ description: 'The same for whoever holds a role; no rule goes below it.' }),
      })
      .prefault({}),
    weights,
    alike,
    rules: z
      .array(ruleSchema)
      .default([])
      .meta({ description: 'What holds for some roles or groups instead; see below.' }),
    code: z
      .strictObject({
        minutes: atMost(5, 10, 'How long a code is good.', 'an old code helps whoever reads along later'),
        tries: atMost(5, 5, 'Wrong tries after which a code is dead.', GUESSING),
      })
      .prefault({}),
    failures: z
      .strictObject({
        anonymousPerDay: count(5, 'Wrong codes of one account in 24 hours from anonymous chat.'),
        perDay: count(10, 'Wrong codes of one account in 24 hours in all.'),
        noticeAfter: count(3, 'After so many wrong codes every registered contact is told.'),
      })
      .prefault({}),
    sends: z
      .strictObject({
        perTenMinutes: count(3, 'Codes for one account in 10 minutes; pretended ones count alike.'),
        perDay: count(5, 'Codes for one account in 24 hours; pretended ones count alike.'),
        firstWaitSeconds: count(30, 'Wait before a second code by the same method; it doubles each time.'),
        longestWaitSeconds: count(1920, 'The longest such wait.'),
        perDestinationPerHour: count(10, 'Codes to one address or number in an hour.'),
        perSourcePerHour: count(100, 'Codes asked from one network address in an hour before a fresh robot check.'),
      })
      .prefault({}),
    spend: spendSchema,
    alarm: alarmSchema,
    link: z
      .strictObject({
        minutes: atMost(
          10,
          30,
          'How long the link to the password page is good; once as long again on request.',
          'a link opens an account',
        ),
        matchCodeTries: atMost(5, 5, 'Wrong match codes after which a link is dead.', GUESSING),
      })
      .prefault({}),
    password: z
      .strictObject({
        minLength: atLeast(8, 64, 'shorter ones are guessed')
          .default(8)
          .meta({ description: 'The shortest new password; where the directory asks for more, that counts.' }),
        words: z.array(z.string().min(3).max(40)).max(200).default([]).meta({
          description: 'Words of the company that make a password easy to guess, besides its name: products, places.',
        }),
      })
      .prefault({}),
    recovery: z
      .strictObject({ minutes: atMost(30, 60, 'How long a recovery may take from its start.', 'a proof grows old') })
      .prefault({}),
    contactRestHours: restHours
      .default(72)
      .meta({ description: 'A contact that was changed more recently is no gate.' }),
    contactsFrom: z
      .enum(['anyone', 'user'])
      .default('anyone')
      .meta({ description: '`user`: only contacts that people registered themselves are gates.' }),
    countries: z
      .array(z.string().regex(/^\+\d{1,3}$/u))
      .default(['+31', '+32'])
      .meta({ description: 'Country codes that texts and calls may go to.' }),
  })
  .superRefine(({ methods, rules }, context) => {
    for (const [index, { name, methods: own }] of rules.entries()) {
      const foreign = own?.filter((id) => !methods.includes(id)) ?? [];
      if (foreign.length === 0) continue;
      const message = `${foreign.join(', ')} is not in policy.methods, so that nobody in "${name}" could choose it`;
      context.addIssue({ code: 'custom', path: ['rules', index, 'methods'], message });
    }
  });
