import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readChannelLink } from '../../src/config/channel-link.ts';
import { loadConfig } from '../../src/config/load.ts';
import { refusal } from './support.ts';

const DOUBLE = { issuer: 'i', openIdMetadata: 'http://127.0.0.1:1/m', services: ['127.0.0.1:1'], token: 't' };
const SWITCHES = { withoutTokens: true, double: DOUBLE } as const;

/** What is wrong with the part of the configuration about Teams. */
function loaded(teams: object, environment: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sleutel-config-'));
  try {
    const path = join(folder, 'config.json');
    writeFileSync(path, JSON.stringify({ teams }));
    return refusal(() => loadConfig({ SLEUTEL_CONFIG: path, ...environment }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the development switches of the Teams channel', () => {
  for (const [name, value] of Object.entries(SWITCHES)) {
    for (const environment of [
      { HOST: '0.0.0.0' },
      { HOST: '192.168.1.10' },
      { PUBLIC_URL: 'https://sleutel.voorbeeld.example' },
    ]) {
      // Off: leave `teamsContradictions` out of `contradictions`.
      it(`are refused on a public address: ${name} with ${JSON.stringify(environment)}`, () => {
        expect(loaded({ [name]: value }, environment).join('\n')).to.include(`teams.${name}: only for a loopback HOST`);
      });
    }

    it(`are allowed on this machine: ${name}`, () => {
      expect(loaded({ [name]: value }, { PUBLIC_URL: 'http://127.0.0.1:3978' })).to.deep.equal([]);
    });
  }
});

describe('the channel of the helpdesk in Teams', () => {
  const TENANT = 'aaaaaaaa-0000-0000-0000-000000000001';
  const link = (channel: string, tenant = TENANT): string =>
    `https://teams.microsoft.com/l/channel/${channel}/Helpdesk?groupId=1&tenantId=${tenant}`;
  const GOOD = link('19%3Ahelp_desk-1%40thread.tacv2');
  const OURS = { MICROSOFT_APP_ID: 'app', MICROSOFT_APP_TENANT_ID: TENANT };

  it('is known by the link that Teams gives for it', () => {
    expect(readChannelLink(GOOD)).to.deep.equal({ channelId: '19:help_desk-1@thread.tacv2', tenantId: TENANT });
    expect(loaded({ helpdeskChannel: GOOD }, OURS)).to.deep.equal([]);
  });

  for (const [what, wrong] of Object.entries({
    'a word': 'helpdesk',
    'a chat': link('19%3Aabc%40unq.gbl.spaces'),
    'a link without a tenant': 'https://teams.microsoft.com/l/channel/19%3Ah%40thread.tacv2/Helpdesk',
    'a path in it': link('19%3Ah%2F..%2Fx%40thread.tacv2'),
    'half a sign': link('19%3Ah%4'),
  })) {
    it(`is refused when it is no such link: ${what}`, () => {
      expect(readChannelLink(wrong)).to.equal(undefined);
      expect(loaded({ helpdeskChannel: wrong }, OURS).join('\n')).to.include('the link to a channel');
    });
  }

  // Off: leave `channelContradictions` out of `contradictions`.
  it('is refused without a bot, and in a tenant whose people are not helped', () => {
    const alone = loaded({ helpdeskChannel: GOOD }, { MICROSOFT_APP_TENANT_ID: TENANT }).join('\n');
    expect(alone).to.include('needs MICROSOFT_APP_ID');
    const elsewhere = { ...OURS, MICROSOFT_APP_TENANT_ID: 'another' };
    expect(loaded({ helpdeskChannel: GOOD }, elsewhere).join('\n')).to.include('a channel of a tenant');
    expect(loaded({ helpdeskChannel: GOOD, tenants: [TENANT.toUpperCase()] }, elsewhere)).to.deep.equal([]);
  });
});
