/* A double of a domain controller of Microsoft, for what Samba has no part of: controls, codes of refusal, and an empty password that
   signs in as nobody. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { BerReader, BerWriter } from 'ldapts';
import { makeAuthority } from '../../support/authority.ts';

const OP = { bind: 0x60, unbind: 0x42, search: 0x63, modify: 0x66 };
const ANSWER = { bind: 0x61, entry: 0x64, done: 0x65, modify: 0x67 };
const CONTROLS = 0xa0;
const SUBTREE = 2;
const SERVICE = 'svc@corp.test';
const ANNA_DN = 'CN=anna,OU=Staff,DC=corp,DC=test';

export const GUID = '33221100-5544-7766-8899-aabbccddeeff';
/** `GUID` in the order of bytes that Active Directory keeps it in. */
const GUID_BYTES = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
export const sid = (...words: number[]): Buffer => {
  const bytes = Buffer.alloc(8 + words.length * 4);
  bytes.set([1, words.length, 0, 0, 0, 0, 0, 5]);
  words.forEach((word, index) => bytes.writeUInt32LE(word, 8 + index * 4));
  return bytes;
};

type Values = Readonly<Record<string, readonly (string | Buffer)[]>>;
const ROOT: Values = {
  defaultNamingContext: ['DC=corp,DC=test'],
  supportedControl: ['1.2.840.113556.1.4.319', '1.2.840.113556.1.4.2239'],
};
const DOMAIN: Values = {
  minPwdLength: ['12'],
  pwdHistoryLength: ['24'],
  maxPwdAge: ['-9223372036854775808'],
  minPwdAge: ['0'],
  pwdProperties: ['1'],
};
export const ANNA: Values = {
  objectGUID: [GUID_BYTES],
  objectSid: [sid(21, 1, 2, 3, 1104)],
  tokenGroups: [sid(21, 1, 2, 3, 513)],
  sAMAccountName: ['anna'],
  userPrincipalName: ['anna@corp.test'],
  userAccountControl: ['512'],
  pwdLastSet: ['134000000000000000'],
  'msDS-UserPasswordExpiryTimeComputed': ['9223372036854775807'],
};

export class WindowsDouble {
  readonly #server: Server;
  readonly #folder: string;
  readonly #sockets = new Set<TLSSocket>();
  readonly caFile: string;
  /** Object identifier and value of the control on each modification; nothing where there was none. */
  readonly controls: (string | undefined)[] = [];
  /** The LDAP code and the text with which modifications are refused. */
  refusal: readonly [number, string] | undefined;
  /** What the account's password is, and what the controller says behind `data` to who has it. */
  password = 'Begin-anna-01!';
  standing: string | undefined;
  /** Sign-ins that were tried with another name than the service account's; without a password: anonymous, and fine. */
  readonly binds: string[] = [];
  /** Whatever was looked for. */
  searches = 0;
  wrong = 0;
  /** What becomes of sign-ins: a new line is refused, or cut when the password is there. */
  trouble: 'refuses' | 'cuts' | undefined;
  /** So many wrong passwords lock the account; the domain says so. */
  lockedAfter = 5;
  /** What the account has otherwise. */
  anna: Values = ANNA;

  private constructor(server: Server, folder: string, caFile: string) {
    this.#server = server;
    this.#folder = folder;
    this.caFile = caFile;
    server.on('secureConnection', (socket) => this.#serve(socket));
  }

  static async start(): Promise<WindowsDouble> {
    const authority = await makeAuthority('Windows double');
    const { certificate, key } = await authority.issue(['localhost']);
    const folder = mkdtempSync(join(tmpdir(), 'sleutel-windows-'));
    const caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, authority.certificate);
    const server = createServer({ cert: certificate, key });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new WindowsDouble(server, folder, caFile);
  }

  get url(): string {
    return `ldaps://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #serve(socket: TLSSocket): void {
    if (this.trouble === 'refuses') return void socket.destroy();
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => this.#sockets.delete(socket));
    // One request at a time, each in one record: that is how the client of these tests speaks.
    socket.on('data', (bytes: Buffer) => {
      const reader = new BerReader(bytes);
      reader.readSequence();
      const id = reader.readInt() ?? 0;
      const kind = reader.peek();
      if (kind === OP.bind) this.#bind(socket, id, reader);
      else if (kind === OP.search) this.#search(socket, id, reader, bytes);
      else if (kind === OP.modify) this.#modify(socket, id, bytes);
      else socket.end();
    });
  }

  #bind(socket: TLSSocket, id: number, reader: BerReader): void {
    reader.readSequence(OP.bind);
    reader.readInt();
    const name = reader.readString() ?? '';
    const password = reader.readString(0x80) ?? '';
    if (name === SERVICE || password === '') return void socket.write(result(id, ANSWER.bind, 0, ''));
    this.binds.push(name);
    if (this.trouble === 'cuts') return void socket.destroy();
    const why = name === ANNA_DN ? this.#judge(password) : '52e';
    const text = `80090308: LdapErr: DSID-0C09050F, comment: AcceptSecurityContext error, data ${why ?? ''}, v4563`;
    socket.write(why === undefined ? result(id, ANSWER.bind, 0, '') : result(id, ANSWER.bind, 49, text));
  }

  /** A lock shows to everybody; anything else only to who has the password. */
  #judge(password: string): string | undefined {
    if (this.wrong >= this.lockedAfter) return '775';
    const isRight = password === this.password;
    if (!isRight) this.wrong += 1;
    // Only who gets in starts afresh.
    else if (this.standing === undefined) this.wrong = 0;
    return isRight ? this.standing : '52e';
  }

  /** Below a name, the one account by any of its names; at a name, what stands there. */
  #search(socket: TLSSocket, id: number, reader: BerReader, bytes: Buffer): void {
    this.searches += 1;
    reader.readSequence(OP.search);
    const base = reader.readString() ?? '';
    if (reader.readEnumeration() === SUBTREE) {
      if (/anna(?:@corp\.test)?[^a-z]/u.test(bytes.toString('latin1'))) socket.write(entry(id, ANNA_DN, this.anna));
      return void socket.write(result(id, ANSWER.done, 0, ''));
    }
    const found =
      base === ''
        ? ROOT
        : base.startsWith('<GUID=')
          ? this.anna
          : { ...DOMAIN, lockoutThreshold: [String(this.lockedAfter)] };
    const isKnown = !base.startsWith('<GUID=') || base === `<GUID=${GUID}>`;
    if (isKnown) socket.write(entry(id, base === '' ? '' : ANNA_DN, found));
    socket.write(
      result(
        id,
        ANSWER.done,
        isKnown ? 0 : 32,
        isKnown ? '' : '0000208D: NameErr: DSID-03100245, problem 2001 (NO_OBJECT)',
      ),
    );
  }

  #modify(socket: TLSSocket, id: number, bytes: Buffer): void {
    this.controls.push(controlIn(bytes));
    const [code, text] = this.refusal ?? [0, ''];
    socket.write(result(id, ANSWER.modify, code, text));
  }
}

/** The controls stand behind the operation. */
function controlIn(bytes: Buffer): string | undefined {
  const reader = new BerReader(bytes);
  reader.readSequence();
  reader.readInt();
  reader.readSequence(OP.modify);
  reader.offset += reader.length;
  if (reader.offset >= bytes.length || reader.peek() !== CONTROLS) return undefined;
  reader.readSequence(CONTROLS);
  reader.readSequence();
  const oid = reader.readString() ?? '';
  const critical = reader.readBoolean() === true ? ' critical' : '';
  return `${oid}${critical} ${reader.readString(4, true)?.toString('hex') ?? ''}`;
}

function result(id: number, kind: number, code: number, text: string): Buffer {
  const writer = new BerWriter();
  writer.startSequence();
  writer.writeInt(id);
  writer.startSequence(kind);
  writer.writeEnumeration(code);
  writer.writeString('');
  writer.writeString(text);
  writer.endSequence();
  writer.endSequence();
  return writer.buffer;
}

function entry(id: number, dn: string, values: Values): Buffer {
  const writer = new BerWriter();
  writer.startSequence();
  writer.writeInt(id);
  writer.startSequence(ANSWER.entry);
  writer.writeString(dn);
  writer.startSequence();
  for (const [type, all] of Object.entries(values)) {
    writer.startSequence();
    writer.writeString(type);
    writer.startSequence(0x31);
    for (const value of all) {
      if (typeof value === 'string') writer.writeString(value);
      else writer.writeBuffer(value, 4);
    }
    writer.endSequence();
    writer.endSequence();
  }
  writer.endSequence();
  writer.endSequence();
  writer.endSequence();
  return writer.buffer;
}
