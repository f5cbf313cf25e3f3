import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SERVER = '/usr/share/request-tracker5/libexec/rt-server';
const ROOT = { user: 'root', password: 'password' };
export const QUEUE = 'Wachtwoordhulp';
export const FIELD = 'Sleutel';
/** A custom field that is attached to another queue. */
export const LOOSE_FIELD = 'Los';
const RIGHTS =
  'SeeQueue CreateTicket ShowTicket ShowTicketComments CommentOnTicket ReplyToTicket ModifyTicket SeeCustomField ModifyCustomField';

/** A real Request Tracker 5 of its own: in a temporary folder, with a fresh SQLite database, on loopback. */
export class RequestTracker {
  readonly #folder: string;
  readonly #port: number;
  #process: ChildProcess | undefined;
  /** Of the user whom the adapter is. */
  token = '';

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Takes some seconds. Needs Debian's request-tracker5, rt5-standalone and rt5-db-sqlite. */
  static async start(): Promise<RequestTracker> {
    assertInstalled();
    const server = new RequestTracker(mkdtempSync(join(tmpdir(), 'sleutel-rt-')), await freePort());
    try {
      await server.#makeDatabase();
      await server.#listen();
      return server;
    } catch (error) {
      await server.remove();
      throw error;
    }
  }

  get #environment(): NodeJS.ProcessEnv {
    const nowhere = join(this.#folder, 'none');
    return { ...process.env, RT_SITE_CONFIG: join(this.#folder, 'RT_SiteConfig.pm'), RT_SITE_CONFIG_DIR: nowhere };
  }

  async #makeDatabase(): Promise<void> {
    for (const name of ['mason', 'sessions', 'var', 'none']) mkdirSync(join(this.#folder, name));
    writeFileSync(join(this.#folder, 'RT_SiteConfig.pm'), siteConfig(this.#folder, this.#port));
    writeFileSync(join(this.#folder, 'data'), initialData(join(this.#folder, 'token')));
    const setUp = (...args: string[]) => run('rt-setup-database-5', args, { env: this.#environment });
    await setUp('--action', 'init', '--skip-create');
    await setUp('--action', 'insert', '--datafile', join(this.#folder, 'data'));
    this.token = readFileSync(join(this.#folder, 'token'), 'utf8');
  }

  async #listen(): Promise<void> {
    const args = ['--server', 'Starlet', '--max-workers', '2', '--host', '127.0.0.1', '--port', String(this.#port)];
    // In a group of its own, so that its workers end as well.
    const server = spawn(SERVER, args, { env: this.#environment, stdio: 'ignore', detached: true });
    this.#process = server;
    process.once('exit', this.#end);
    for (let round = 0; round < 600; round++) {
      if (await this.#answers()) return;
      if (server.exitCode !== null) throw new Error(`rt-server ended with ${server.exitCode}`);
      await delay(100);
    }
    throw new Error('rt-server did not answer');
  }

  readonly #end = (): void => {
    const pid = this.#process?.pid;
    if (pid !== undefined) process.kill(-pid, 'SIGTERM');
  };

  #answers = (): Promise<boolean> =>
    fetch(`${this.url}/REST/2.0/rt`).then(
      ({ status }) => status === 401,
      () => false,
    );

  /** As an administrator of Request Tracker, past the adapter. */
  async ask(path: string, made?: object): Promise<unknown> {
    const authorization = `Basic ${Buffer.from(`${ROOT.user}:${ROOT.password}`).toString('base64')}`;
    const headers = { authorization, 'content-type': 'application/json' };
    const posted = made === undefined ? {} : { method: 'POST', body: JSON.stringify(made) };
    const response = await fetch(`${this.url}/REST/2.0/${path}`, { headers, ...posted });
    if (!response.ok) throw new Error(`Request Tracker answers ${response.status} to ${path}`);
    return response.json();
  }

  async remove(): Promise<void> {
    const server = this.#process;
    if (server !== undefined && server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit');
      this.#end();
      await ended;
    }
    this.#process = undefined;
    process.removeListener('exit', this.#end);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function assertInstalled(): void {
  try {
    accessSync(SERVER);
  } catch {
    throw new Error(
      'There is no Request Tracker on this machine: apt-get install request-tracker5 rt5-standalone rt5-db-sqlite',
    );
  }
}

const siteConfig = (folder: string, port: number): string => `
Set($rtname, 'sleutel.test');
Set($Organization, 'sleutel.test');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '${folder}/rt.db');
Set($WebDomain, '127.0.0.1');
Set($WebPort, ${port});
Set($WebBaseURL, 'http://127.0.0.1:${port}');
Set($WebURL, 'http://127.0.0.1:${port}/');
Set($MasonDataDir, '${folder}/mason');
Set($MasonSessionDir, '${folder}/sessions');
Set($VarPath, '${folder}/var');
Set($MailCommand, 'testfile');
# Every request signs in anew; what that costs is no part of a test.
Set($BcryptCost, 4);
Set($LogToSTDERR, 'critical');
Set($LogToSyslog, undef);
Set($LogToFile, undef);
1;
`;

/** A queue with a custom field, one of another queue, and a user with rights on the queue and a token. */
const initialData = (tokenFile: string): string => `
@Users = ({ Name => 'sleutel', Privileged => 1, EmailAddress => 'sleutel@voorbeeld.example' });
@Queues = ({ Name => '${QUEUE}' });
@CustomFields = (
  { Name => '${FIELD}', Type => 'FreeformSingle', Queue => '${QUEUE}' },
  { Name => '${LOOSE_FIELD}', Type => 'FreeformSingle', Queue => 'General' },
);
@ACL = map {
  { Right => $_, UserId => 'sleutel', ObjectType => 'RT::Queue', ObjectId => '${QUEUE}' }
} qw(${RIGHTS});
@Final = (sub {
  my $user = RT::User->new(RT->SystemUser);
  $user->Load('sleutel');
  my ($id, $message, $token) = RT::AuthToken->new(RT->SystemUser)->Create(Owner => $user->id, Description => 'test');
  open(my $file, '>', '${tokenFile}') or die $!;
  print $file $token;
  close $file;
});
1;
`;

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
