import { z } from 'zod';
import { organisationSchema } from '../../../config/organisation.ts';
import { ROLES } from '../../../core/account.ts';

const instant = z.iso.datetime({ offset: true });

/** Absent and null both mean that there is none. */
const contact = (format: z.ZodType<string>) => format.nullish().transform((value) => value ?? undefined);

const registrar = z.enum(['user', 'administrator']).default('user');

/** One person. Without a row in the file there is no account; see README.md for the columns of CSV. */
export const userSchema = z.strictObject({
  userId: z.string().min(1),
  displayName: z.string().min(1),
  password: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
  language: z.enum(['nl', 'en']).default('nl'),
  source: z.enum(['cloud', 'onPremises']).default('cloud'),
  enabled: z.boolean().default(true),
  locked: z.boolean().default(false),
  guest: z.boolean().default(false),
  mustChange: z.boolean().default(false),
  accountExpiresAt: instant.nullable().default(null),
  selfService: z
    .strictObject({ enabled: z.boolean().default(true), registered: z.boolean().default(true) })
    .prefault({}),
  contacts: z
    .strictObject({
      alternateEmail: contact(z.email()),
      mobilePhone: contact(z.e164()),
      officePhone: contact(z.e164()),
    })
    .prefault({}),
  contactsChangedAt: instant.default('2020-01-01T00:00:00Z'),
  totpSecret: z
    .string()
    .regex(/^[A-Z2-7\s=-]{8,}$/iu, 'is not base32')
    .optional(),
  recoveryCodes: z.array(z.string()).default([]),
  securityQuestions: z.array(z.strictObject({ question: z.string(), answer: z.string() })).default([]),
  manager: z.string().nullish(),
  roles: z.array(z.enum(ROLES)).default([]),
  groups: z.array(z.string().min(1)).default([]),
  /** Who put each contact there; what is not named, the person. */
  registeredBy: z
    .strictObject({
      alternateEmail: registrar,
      mobilePhone: registrar,
      officePhone: registrar,
    })
    .prefault({}),
  passwordSetAt: instant.default('2026-01-01T00:00:00Z'),
  passwordNeverExpires: z.boolean().default(false),
});

/** The format of `SLEUTEL_DEMO_USERS`; see the contract. */
export const companySchema = z.strictObject({
  organisation: organisationSchema.extend({
    passwordPolicy: z
      .strictObject({
        minLength: z.number().int().min(1).max(64).default(8),
        history: z.number().int().min(0).max(24).default(5),
        maxAgeDays: z.number().int().positive().nullable().default(null),
        minAgeDays: z.number().int().min(0).default(0),
        lockoutThreshold: z.number().int().min(1).default(10),
      })
      .prefault({}),
    writeBack: z.boolean().default(false),
  }),
  users: z.array(userSchema).min(1),
});

export type Company = z.infer<typeof companySchema>;
export type CompanyUser = Company['users'][number];
