import { Attribute, Change, Client, InvalidCredentialsError, type Entry } from 'ldapts';
import type { ActiveDirectorySettings } from '../../../src/adapters/directory/active-directory/settings.ts';
import type { Role } from '../../../src/core/account.ts';
import type { PasswordPolicy } from '../../../src/ports/directory.ts';
import type { Person } from '../../contracts/directory/peer.ts';
import { FIRST } from '../../contracts/directory/peer.ts';
import { delegation } from '../../support/delegation.ts';
import { ADMIN, BASE, REALM, type Controller } from './controller.ts';

export const STAFF = `OU=Staff,${BASE}`;
/** In the domain, and nothing there is delegated to the service account. */
export const ELSEWHERE = `OU=Elsewhere,${BASE}`;
export const SERVICE = { name: `svc-sleutel@${REALM}`, password: 'Sv1c3!Sleutel-2026' };
export const RULES = { minLength: 8, history: 3, maxAgeDays: 90, minAgeDays: 0, lockoutThreshold: 3 };

const DAY = 86_400_000;
const NORMAL = 0x200;
const FLAG = { disabled: 0x2, neverExpires: 0x1_0000 };
const GROUPS: Readonly<Record<string, Role>> = {
  'Sleutel Helpdesk': 'helpdesk',
  'Sleutel Password': 'passwordAdministrator',
  'Sleutel User': 'userAdministrator',
  'Sleutel Global': 'globalAdministrator',
};

const quoted = (password: string): Buffer => Buffer.from(`"${password}"`, 'utf16le');
const ticks = (at: Date): string => String((BigInt(at.getTime()) + 11_644_473_600_000n) * 10_000n);
const span = (days: number): string => String(-BigInt(days) * 864_000_000_000n);
const dnOf = (name: string, unit = STAFF): string => `CN=${name},${unit}`;
const replace = (type: string, ...values: string[]): Change =>
  new Change({ operation: 'replace', modification: new Attribute({ type, values }) });

/** The hands of the domain's administrator; and anybody who signs in. */
export class Domain {
  readonly controller: Controller;
  #admin: Client;
  readonly roles = new Map<Role, { readonly dn: string; readonly sid: string }>();

  private constructor(controller: Controller) {
    this.controller = controller;
    this.#admin = this.#client();
  }

  static async of(controller: Controller): Promise<Domain> {
    const domain = new Domain(controller);
    await domain.#admin.bind(ADMIN.name, ADMIN.password);
    return domain;
  }

  /** Units, the service account with the least rights, groups for roles, the rules. */
  static async furnish(controller: Controller): Promise<Domain> {
    const domain = await Domain.of(controller);
    for (const unit of [STAFF, ELSEWHERE]) await domain.#admin.add(unit, { objectClass: 'organizationalUnit' });
    await domain.addUser('svc-sleutel', `CN=Users,${BASE}`, { password: SERVICE.password, passwordNeverExpires: true });
    await domain.delegate('svc-sleutel', STAFF);
    for (const [name, role] of Object.entries(GROUPS)) {
      const dn = dnOf(name);
      await domain.#admin.add(dn, { objectClass: 'group', sAMAccountName: name });
      domain.roles.set(role, { dn, sid: await domain.sidOf(dn) });
    }
    await domain.rules();
    return domain;
  }

  #client(): Client {
    return new Client({
      url: this.controller.url,
      timeout: 10_000,
      connectTimeout: 5000,
      tlsOptions: { ca: this.controller.authority.certificate },
    });
  }

  /** After the controller was started again. */
  async returnAfter(): Promise<void> {
    await this.close().catch(() => {});
    this.#admin = this.#client();
    await this.#admin.bind(ADMIN.name, ADMIN.password);
  }

  /** Ends its connection. */
  close(): Promise<void> {
    return this.#admin.unbind();
  }

  /** What the script for administrators gives, as it stands there. */
  async delegate(account: string, unit: string): Promise<void> {
    const sid = await this.sidOf(dnOf(account, `CN=Users,${BASE}`));
    await this.controller.tool('dsacl', 'set', `--objectdn=${unit}`, `--sddl=${delegation(sid).join('')}`);
  }

  async rules(rules: Partial<PasswordPolicy> = {}): Promise<void> {
    const { minLength, history, maxAgeDays, minAgeDays, lockoutThreshold } = { ...RULES, ...rules };
    const half = String(-30n * 600_000_000n);
    await this.modify(BASE, [
      replace('minPwdLength', String(minLength)),
      replace('pwdHistoryLength', String(history)),
      replace('maxPwdAge', span(maxAgeDays ?? 0)),
      replace('minPwdAge', span(minAgeDays)),
      replace('lockoutThreshold', String(lockoutThreshold)),
      replace('lockoutDuration', half),
      replace('lockOutObservationWindow', half),
    ]);
  }

  modify(dn: string, changes: Change[]): Promise<void> {
    return this.#admin.modify(dn, changes);
  }

  async entry(dn: string, attributes: string[]): Promise<Entry | undefined> {
    const explicitBufferAttributes = ['objectSid', 'objectGUID'];
    const { searchEntries } = await this.#admin.search(dn, { scope: 'base', attributes, explicitBufferAttributes });
    return searchEntries[0];
  }

  async sidOf(dn: string): Promise<string> {
    const bytes = (await this.entry(dn, ['objectSid']))?.['objectSid'] as Buffer;
    const words = Array.from({ length: bytes[1] ?? 0 }, (_, index) => bytes.readUInt32LE(8 + index * 4));
    return ['S', bytes[0], bytes.readUIntBE(2, 6), ...words].join('-');
  }

  async addUser(
    name: string,
    unit: string,
    person: Omit<Person, 'name'>,
    more: Record<string, string | string[]> = {},
  ) {
    const dn = dnOf(name, unit);
    const { aliases = [], contacts = {}, state } = person;
    const flags =
      NORMAL |
      (state === 'disabled' ? FLAG.disabled : 0) |
      (person.passwordNeverExpires === true ? FLAG.neverExpires : 0);
    const attributes: Record<string, string | string[] | undefined> = {
      objectClass: 'user',
      sAMAccountName: name,
      userPrincipalName: `${name}@${REALM}`,
      displayName: person.displayName ?? name,
      userAccountControl: String(flags),
      proxyAddresses: aliases.length === 0 ? undefined : aliases.map((alias) => `smtp:${alias}`),
      otherMailbox: contacts.alternateEmail,
      mobile: contacts.mobilePhone,
      telephoneNumber: contacts.officePhone,
      manager: person.manager === undefined ? undefined : dnOf(person.manager.split('@')[0] ?? ''),
      accountExpires: state === 'account-expired' ? ticks(new Date(Date.now() - DAY)) : undefined,
      ...more,
    };
    const given = Object.entries(attributes).flatMap(([type, value]) =>
      value === undefined ? [] : [new Attribute({ type, values: [value].flat() })],
    );
    const password = new Attribute({ type: 'unicodePwd', values: [quoted(person.password ?? FIRST)] });
    await this.#admin.add(dn, [...given, password]);
    return dn;
  }

  /** A person in the unit that is served. */
  async add({ name, ...person }: Person): Promise<string> {
    const { state } = person;
    const dn = await this.addUser(name, state === 'out-of-reach' ? ELSEWHERE : STAFF, person);
    for (const role of person.roles ?? []) await this.join(dn, this.roles.get(role)?.dn ?? '');
    if (state === 'must-change') await this.modify(dn, [replace('pwdLastSet', '0')]);
    const days = state === 'password-expired' ? 100 : person.passwordAgeDays;
    if (days !== undefined) await this.controller.backdate(dn, 'pwdLastSet', new Date(Date.now() - days * DAY));
    return dn;
  }

  join(member: string, group: string): Promise<void> {
    const modification = new Attribute({ type: 'member', values: [member] });
    return this.modify(group, [new Change({ operation: 'add', modification })]);
  }

  rename(dn: string, to: string): Promise<void> {
    return this.#admin.modifyDN(dn, to);
  }

  /** Fine-grained policies are not for everybody to read. */
  async letReadPolicies(): Promise<void> {
    const sid = await this.sidOf(dnOf('svc-sleutel', `CN=Users,${BASE}`));
    const container = `CN=Password Settings Container,CN=System,${BASE}`;
    await this.controller.tool('dsacl', 'set', `--objectdn=${container}`, `--sddl=(A;CI;LCRPRC;;;${sid})`);
  }

  addGroup(name: string): Promise<void> {
    return this.#admin.add(dnOf(name), { objectClass: 'group', sAMAccountName: name });
  }

  /** What a sign-in gives, in the controller's own words: `ok`, or what stands behind `data`. */
  async signIn(name: string, password: string): Promise<string> {
    const client = this.#client();
    try {
      await client.bind(name, password);
      return 'ok';
    } catch (error) {
      if (!(error instanceof InvalidCredentialsError)) throw error;
      return /data (\w+),/u.exec(error.message)?.[1] ?? 'no reason';
    } finally {
      await client.unbind();
    }
  }

  /** How the application is set up for this domain. */
  settings(more: Partial<ActiveDirectorySettings> = {}): ActiveDirectorySettings {
    return {
      urls: [this.controller.url],
      startTls: false,
      caFile: this.controller.caFile,
      bindName: SERVICE.name,
      password: SERVICE.password,
      domain: 'CORP',
      baseDn: BASE,
      scopes: [],
      contacts: { alternateEmail: ['otherMailbox'], mobilePhone: ['mobile'], officePhone: ['telephoneNumber'] },
      country: '+31',
      language: 'nl',
      selfService: { include: [], exclude: [] },
      protectedGroups: [],
      roles: Object.fromEntries([...this.roles].map(([role, { sid }]) => [sid, role])),
      fineGrainedPolicies: true,
      timeouts: { connectMs: 2000, operationMs: 3000 },
      ...more,
    };
  }
}
