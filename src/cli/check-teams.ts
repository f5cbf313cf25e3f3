import { join } from 'node:path';
import { createBotToken } from '../adapters/bot-token.ts';
import { openDatabase } from '../adapters/sql/database.ts';
import { createTeamsServices } from '../adapters/sql/teams-references.ts';
import { SqlWork } from '../adapters/sql/work.ts';
import { createHelpdeskChannel } from '../bot/teams/helpdesk-channel.ts';
import { connectorFor } from '../composition/teams.ts';
import { readChannelLink } from '../config/channel-link.ts';
import type { Config } from '../config/schema.ts';
import { CLOUDS } from '../config/teams.ts';
import type { Check } from './checks.ts';

const PATIENCE_MS = 10_000;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** What can be known of the Teams channel from here, without posting anything. */
export function teamsChecks(config: Config): Check[] {
  const { microsoftAppId: appId, publicUrl, teams } = config;
  if (appId === undefined) return [];
  if (teams.double !== undefined) return channelChecks(config);
  const { authorityHost, audience, openIdMetadata } = CLOUDS[teams.cloud];
  return [
    {
      name: 'Teams address',
      fix: 'Set MICROSOFT_APP_ID to the application id, and PUBLIC_URL to an address that begins with https://.',
      try: () =>
        GUID.test(appId) && publicUrl?.startsWith('https://') === true
          ? Promise.resolve(`${publicUrl.replace(/\/$/u, '')}/api/messages is the messaging endpoint of the Azure Bot`)
          : Promise.reject(new Error('Teams cannot reach this')),
    },
    {
      name: 'Teams keys',
      fix: `Let this machine reach ${new URL(openIdMetadata).host} over TLS, and look at teams.cloud.`,
      async try() {
        const response = await fetch(openIdMetadata, { signal: AbortSignal.timeout(PATIENCE_MS) });
        if (!response.ok) throw new Error(`it answers ${response.status}`);
        const date = Date.parse(response.headers.get('date') ?? '');
        const seconds = Number.isNaN(date) ? 0 : Math.round((Date.now() - date) / 1_000);
        if (Math.abs(seconds) > 240) throw new Error(`the clock of this machine differs ${seconds} seconds`);
        return 'the keys of the Bot Framework can be read; the clock is right';
      },
    },
    {
      name: 'Teams token',
      fix: 'Look at MICROSOFT_APP_PASSWORD (and its end date in Entra), MICROSOFT_APP_TENANT_ID and MICROSOFT_APP_TYPE.',
      async try() {
        await createBotToken({
          appId,
          type: config.microsoftAppType ?? (config.microsoftAppTenantId === undefined ? 'MultiTenant' : 'SingleTenant'),
          password: config.microsoftAppPassword,
          tenantId: config.microsoftAppTenantId,
          authorityHost,
          audience,
        })();
        return 'the bot gets a token for the Bot Framework';
      },
    },
    ...channelChecks(config),
  ];
}

/** Whether the cards of cases can reach the helpdesk's channel. */
function channelChecks(config: Config): Check[] {
  const link = readChannelLink(config.teams.helpdeskChannel ?? '');
  if (link === undefined) return [];
  return [
    {
      name: 'Teams helpdesk channel',
      fix: 'Add the bot to the team of teams.helpdeskChannel while Sleutel runs, or say something to it in Teams.',
      async try() {
        const db = await openDatabase(join(config.data, 'sleutel.db'));
        try {
          const channel = createHelpdeskChannel({ ...link, services: createTeamsServices(db, new SqlWork(db)) });
          const status = await connectorFor(config).presence(await channel.address());
          if (status !== 200) throw new Error(`Teams answers ${status}: the bot is not in that team`);
          return 'the bot is in the team, and cases are shown in its channel';
        } finally {
          await db.destroy();
        }
      },
    },
  ];
}
