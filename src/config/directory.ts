import { z } from 'zod';
import { ACTIVE_DIRECTORY_SECRETS, activeDirectorySchema } from './active-directory.ts';
import { GRAPH_SECRETS, graphSchema } from './entra.ts';

/** Accounts in this application's own database. */
const embeddedSchema = z.strictObject({ kind: z.literal('embedded') });

/** Some accounts in the cloud, some on-premises, and those that are synchronised in both. */
const hybridSchema = z.strictObject({
  kind: z.literal('hybrid'),
  cloud: graphSchema,
  onPremises: activeDirectorySchema,
});

/** Where the accounts are; each kind has its own settings. */
export const directorySchema = z.discriminatedUnion('kind', [
  embeddedSchema,
  activeDirectorySchema,
  graphSchema,
  hybridSchema,
]);

export const DIRECTORY_SECRETS: readonly string[] = [
  ...[...ACTIVE_DIRECTORY_SECRETS, ...GRAPH_SECRETS].map((key) => `directory.${key}`),
  ...ACTIVE_DIRECTORY_SECRETS.map((key) => `directory.onPremises.${key}`),
  ...GRAPH_SECRETS.map((key) => `directory.cloud.${key}`),
];
