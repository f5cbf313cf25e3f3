import { en, nl, type Words } from './words.ts';

export const SCHEMA_VERSION = '1.25';
const SCHEMAS = `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}`;

/** What the installation says of itself. */
export interface ManifestSettings {
  readonly appId: string;
  readonly appVersion: string;
  /** Where people reach this application, over TLS. */
  readonly publicUrl: URL;
  /** Who offers it to their people. */
  readonly company: string;
}

/** The manifest for Teams, and the words of its other language. */
export function makeManifest({ appId, appVersion, publicUrl, company }: ManifestSettings) {
  const site = publicUrl.origin;
  const manifest = {
    $schema: `${SCHEMAS}/MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA_VERSION,
    version: appVersion,
    id: appId,
    developer: {
      name: company.slice(0, 32),
      websiteUrl: site,
      privacyUrl: `${site}/privacy`,
      termsOfUseUrl: `${site}/terms`,
    },
    name: { short: nl.short, full: nl.full },
    description: { short: nl.description, full: nl.longDescription },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0B6B6B',
    localizationInfo: { defaultLanguageTag: 'nl', additionalLanguages: [{ languageTag: 'en', file: 'en.json' }] },
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        isNotificationOnly: false,
        supportsFiles: false,
        commandLists: [{ scopes: ['personal'], commands: nl.commands.map(command) }],
      },
    ],
    defaultInstallScope: 'personal',
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [publicUrl.hostname],
    webApplicationInfo: { id: appId, resource: `api://botid-${appId}` },
  };
  return { manifest, localisation: localisation(en) };
}

const command = ([title, description]: readonly [string, string]) => ({ title, description });

/** By the paths that Teams gives to what can be translated. */
function localisation(words: Words): Readonly<Record<string, string>> {
  const commands = words.commands.flatMap(([title, description], index) => [
    [`bots[0].commandLists[0].commands[${index}].title`, title],
    [`bots[0].commandLists[0].commands[${index}].description`, description],
  ]);
  return {
    $schema: `${SCHEMAS}/MicrosoftTeams.Localization.schema.json`,
    'name.short': words.short,
    'name.full': words.full,
    'description.short': words.description,
    'description.full': words.longDescription,
    ...(Object.fromEntries(commands) as Record<string, string>),
  };
}
