import { z } from 'zod';
import { ACTIVE_DIRECTORY_SECRETS, activeDirectorySchema } from './active-directory.ts';

/** Accounts in this application's own database. */
const embeddedSchema = z.strictObject({ kind: z.literal('embedded') });

/** Where the accounts are; each kind has its own settings. */
export const directorySchema = z.discriminatedUnion('kind', [embeddedSchema, activeDirectorySchema]);

export type DirectoryConfig = z.infer<typeof directorySchema>;

export const DIRECTORY_SECRETS: readonly string[] = ACTIVE_DIRECTORY_SECRETS.map((key) => `directory.${key}`);
