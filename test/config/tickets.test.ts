import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { loadConfig } from '../../src/config/load.ts';
import { printable } from '../../src/config/print.ts';
import { ticketsOf } from '../../src/composition/tickets.ts';
import { closeDoubles } from '../messages/providers/double.ts';
import { topdeskDouble } from '../doubles/tickets/topdesk.ts';
import { topdeskAt } from '../helpdesk/tickets-support.ts';
import { refusal } from './support.ts';

const SECRET = 'a secret of at least thirty-two characters';
const SYSTEMS = [
  { system: 'request-tracker', baseUrl: 'https://rt.voorbeeld.example/', token: SECRET, queue: 'Helpdesk' },
  topdeskAt('https://voorbeeld.topdesk.net', { password: SECRET }),
  { system: 'servicenow', baseUrl: 'https://voorbeeld.service-now.com', user: 'sleutel', password: SECRET },
  { system: 'servicenow', baseUrl: 'https://voorbeeld.service-now.com', token: SECRET },
  { system: 'webhook', url: `https://voorbeeld.example/in?key=${encodeURIComponent(SECRET)}`, secret: SECRET },
];

describe('the configuration of tickets', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'sleutel-tickets-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(closeDoubles);

  const write = (tickets: object): string => {
    const path = join(folder, 'config.json');
    writeFileSync(path, JSON.stringify({ tickets }));
    return path;
  };
  const load = (tickets: object) => loadConfig({ SLEUTEL_CONFIG: write(tickets) });

  it('is none unless it is given, and takes each system with its own defaults', () => {
    expect(loadConfig({}).config.tickets).to.equal(undefined);
    for (const settings of SYSTEMS) {
      const { config } = load(settings);
      expect(config.tickets?.system).to.equal(settings.system);
      expect(ticketsOf(config, { now: () => new Date() })?.fix).to.match(/^Look at tickets\./u);
    }
    expect(load(SYSTEMS[0] ?? {}).config.tickets).to.deep.include({
      baseUrl: 'https://rt.voorbeeld.example',
      statuses: { open: 'new', working: 'open', waiting: 'stalled', solved: 'resolved' },
    });
  });

  it('names what is wrong', () => {
    const [tracker = {}, , nowBasic = {}, nowToken = {}] = SYSTEMS;
    const wrong = (tickets: object) => refusal(() => load(tickets)).join('\n');
    expect(wrong({ system: 'trac' })).to.include('tickets.system');
    expect(wrong({ ...tracker, baseUrl: 'http://rt.voorbeeld.example' }))
      .to.include('tickets.baseUrl')
      .and.include('https');
    expect(wrong({ ...tracker, queue: undefined })).to.include('tickets.queue');
    expect(wrong({ ...nowBasic, ...nowToken })).to.include('tickets.token');
    expect(wrong({ ...nowBasic, password: undefined })).to.include('tickets.token');
  });

  it('never shows a secret when it is printed', () => {
    for (const settings of SYSTEMS) {
      const shown = JSON.stringify(printable(load(settings)));
      expect(shown).to.include('(set)');
      expect(shown).not.to.include(SECRET).and.not.to.include(encodeURIComponent(SECRET));
    }
  });

  const check = async (tickets: object) => {
    const environment = { ...process.env, SLEUTEL_DATA: join(folder, 'data'), SLEUTEL_CONFIG: write(tickets) };
    const ran = promisify(execFile)(process.execPath, ['src/cli/main.ts', 'check'], { env: environment });
    return ran.then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    );
  };

  it('is tried by `sleutel check`, which changes nothing and says how to mend it', async () => {
    const topdesk = await topdeskDouble();
    const good = await check(topdeskAt(topdesk.url));
    expect(good.stdout).to.include('ok     tickets: topdesk lets us in');
    expect(good.code).to.equal(0);
    const stranger = await check(topdeskAt(topdesk.url, { password: 'not this one' }));
    expect(stranger.stdout).to.include('FAILED tickets: topdesk answers 401').and.include('Look at tickets.baseUrl');
    expect(stranger.stdout).not.to.include('not this one');
    expect(stranger.code).to.equal(1);
    const misnamed = await check(topdeskAt(topdesk.url, { statuses: { waiting: 'Geparkeerd' } }));
    expect(misnamed.stdout).to.include('FAILED tickets: topdesk has no status Geparkeerd');
    expect(topdesk.got.map(({ method }) => method)).to.deep.equal(['GET', 'GET', 'GET']);
  });
});
