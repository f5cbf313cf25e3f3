import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { makeAuthority, type Issued } from '../../support/authority.ts';

const run = promisify(execFile);
const PORT = 636;
export const REALM = 'corp.test';
export const BASE = 'DC=corp,DC=test';
export const ADMIN = { name: `Administrator@${REALM}`, password: 'Adm1n!Passw0rd' };

/** A real Samba domain controller of its own: in a temporary folder, on a loopback address of its own. */
export class Controller {
  readonly folder: string;
  readonly address: string;
  /** Signed the controller's certificate. */
  readonly authority: Awaited<ReturnType<typeof makeAuthority>>;
  readonly caFile: string;
  #process: ChildProcess | undefined;

  private constructor(folder: string, address: string, authority: Controller['authority']) {
    this.folder = folder;
    this.address = address;
    this.authority = authority;
    this.caFile = join(folder, 'ca.pem');
    writeFileSync(this.caFile, authority.certificate);
  }

  /** Makes the domain; takes some seconds. Needs Debian's samba-ad-dc, samba-ad-provision and ldb-tools, and root. */
  static async provision(): Promise<Controller> {
    if (process.getuid?.() !== 0) throw new Error('A domain controller listens on port 636: run this as root.');
    const folder = mkdtempSync(join(tmpdir(), 'sleutel-samba-'));
    try {
      const controller = new Controller(folder, await freeAddress(), await makeAuthority('Test domain'));
      await controller.#provision();
      return controller;
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async #provision(): Promise<void> {
    // Without one of its own it would take over the machine's.
    writeFileSync(join(this.folder, 'base.conf'), '[global]\n');
    await run('samba-tool', [
      'domain',
      'provision',
      `--configfile=${join(this.folder, 'base.conf')}`,
      `--targetdir=${this.folder}`,
      '--server-role=dc',
      '--dns-backend=NONE',
      `--realm=${REALM.toUpperCase()}`,
      '--domain=CORP',
      '--host-name=dc1',
      `--host-ip=${this.address}`,
      `--adminpass=${ADMIN.password}`,
      `--option=interfaces=${this.address}/8`,
      '--option=bind interfaces only=yes',
      '--quiet',
    ]);
    for (const name of ['run', 'cache', 'log', 'private/tls']) mkdirSync(join(this.folder, name), { recursive: true });
    this.certify(await this.authority.issue([`dc1.${REALM}`, 'localhost', this.address, '127.0.0.1']));
    const kept = readFileSync(this.#config, 'utf8').replace(
      /^\s*(?:server services|interfaces|bind interfaces only)\s*=.*\n/gmu,
      '',
    );
    writeFileSync(this.#config, kept.replace('[global]\n', `[global]\n${this.#settings()}\n`));
  }

  #settings(): string {
    return [
      'server services = ldap',
      // A mask is needed; a bare loopback address is no interface.
      `interfaces = ${this.address}/8`,
      'bind interfaces only = yes',
      // Otherwise the old password still works for an hour after a reset.
      'old password allowed period = 0',
      'tls enabled = yes',
      'tls keyfile = tls/key.pem',
      'tls certfile = tls/cert.pem',
      'tls cafile = tls/ca.pem',
      `pid directory = ${this.folder}/run`,
      `ncalrpc dir = ${this.folder}/run/ncalrpc`,
      `winbindd socket directory = ${this.folder}/run/winbindd`,
      `ntp signd socket directory = ${this.folder}/run/ntp`,
      'load printers = no',
      'disable spoolss = yes',
    ]
      .map((line) => `\t${line}`)
      .join('\n');
  }

  get #config(): string {
    return join(this.folder, 'etc', 'smb.conf');
  }

  get url(): string {
    return `ldaps://${this.address}:${PORT}`;
  }

  get pid(): number {
    const pid = this.#process?.pid;
    if (pid === undefined) throw new Error('The controller is not running.');
    return pid;
  }

  /** The certificate that it shows from its next start. */
  certify({ certificate, key }: Issued): void {
    const tls = join(this.folder, 'private', 'tls');
    writeFileSync(join(tls, 'cert.pem'), certificate);
    writeFileSync(join(tls, 'ca.pem'), this.authority.certificate);
    writeFileSync(join(tls, 'key.pem'), key, { mode: 0o600 });
  }

  /** Resolves when it answers. It ends by itself when this process does. */
  async start(): Promise<void> {
    // With -i it stops at the end of its input, so that no crash of ours leaves it behind.
    const args = ['-i', '--no-process-group', '-M', 'single', '-s', this.#config, '-l', join(this.folder, 'log')];
    const samba = spawn('samba', args, { stdio: ['pipe', 'ignore', 'ignore'] });
    this.#process = samba;
    for (let round = 0; round < 600; round++) {
      if (await answers(this.address)) return;
      if (samba.exitCode !== null) throw new Error(`samba ended with ${samba.exitCode}`);
      await delay(50);
    }
    throw new Error('samba did not answer');
  }

  /** Ends it; `SIGKILL` as a power cut would. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const samba = this.#process;
    this.#process = undefined;
    if (samba === undefined || samba.exitCode !== null || samba.signalCode !== null) return;
    const ended = once(samba, 'exit');
    samba.kill(signal);
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** `samba-tool` on this domain; gives what it prints. */
  async tool(...args: string[]): Promise<string> {
    const { stdout } = await run('samba-tool', [...args, '-s', this.#config]);
    return stdout;
  }

  /** Writes what no program may write over the network, such as a password's date. */
  async backdate(dn: string, attribute: string, at: Date): Promise<void> {
    const file = join(this.folder, 'backdate.ldif');
    const value = (BigInt(at.getTime()) + 11_644_473_600_000n) * 10_000n;
    writeFileSync(file, `dn: ${dn}\nchangetype: modify\nreplace: ${attribute}\n${attribute}: ${value}\n`);
    const database = join(this.folder, 'private', 'sam.ldb');
    await run('ldbmodify', ['-H', database, '--controls=local_oid:1.3.6.1.4.1.7165.4.3.20:0', file]);
  }
}

const answers = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(PORT, address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

/** LDAP has fixed ports, but this machine has many addresses. */
async function freeAddress(): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    const part = () => 1 + Math.floor(Math.random() * 250);
    const address = `127.${part()}.${part()}.${part()}`;
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(PORT, address, () => resolve(true));
    });
    await new Promise((resolve) => server.close(resolve));
    if (free) return address;
  }
  throw new Error('No free loopback address.');
}
