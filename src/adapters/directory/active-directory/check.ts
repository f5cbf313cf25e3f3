import { Attribute, Change, InvalidCredentialsError, ResultCodeError, type Entry } from 'ldapts';
import type { Clock } from '../../../ports/clock.ts';
import { BINARY, idOf, isDisabled, membershipOf } from './account.ts';
import { refusalOf, subCodeOf } from './answers.ts';
import { Connection } from './connection.ts';
import { bytesOf, textOf, textsOf } from './entry.ts';
import { isProtected } from './groups.ts';
import { Policies } from './policy.ts';
import { createReader } from './reader.ts';
import { readCredentials, type ActiveDirectorySettings } from './settings.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const CERTIFICATE_WARNING_DAYS = 30;
/** Kerberos gives up at five minutes. */
const MOST_CLOCK_DIFFERENCE = 5 * MINUTE;
const MOST_LOOKED_AT = 50;

/** One thing that is tried; nothing is changed by it. */
export interface DirectoryCheck {
  readonly name: string;
  readonly fix: string;
  /** Throws when it does not work; gives what it saw, which begins with WARNING when it will not work for long. */
  try(): Promise<string>;
}

/** Every controller, and then, on the first that answers, what the service account may do. */
export function checkActiveDirectory(settings: ActiveDirectorySettings, clock: Clock) {
  const open: Connection[] = [];
  const signedIn = lazily(async () => {
    const { name, password, ca } = readCredentials(settings);
    let last: unknown;
    for (const url of settings.urls) {
      try {
        const connection = await Connection.open({ url, startTls: settings.startTls, ca, ...settings.timeouts });
        open.push(connection);
        await connection.bind(name, password);
        return connection;
      } catch (error) {
        if (error instanceof InvalidCredentialsError) {
          throw new Error(`the service account is not let in (data ${subCodeOf(error) ?? '?'})`, { cause: error });
        }
        last = error;
      }
    }
    throw last;
  });
  const sample = lazily(async () => ordinaryAccount(settings, await signedIn()));
  const checks = [
    ...settings.urls.flatMap((url) => controllerChecks(settings, url, clock, open)),
    {
      name: 'directory sign-in',
      fix: 'Look at directory.bindName and its password: 52e wrong, 775 locked, 533 disabled, 532 or 773 needs another.',
      try: async () => `${settings.bindName} is let in at ${(await signedIn()).url}`,
    },
    ...accountChecks(settings, signedIn, sample),
  ] satisfies DirectoryCheck[];
  return { checks, close: (): void => open.forEach((connection) => connection.destroy()) };
}

/** Reachable and encrypted; a certificate that is good for a while; a clock that agrees. */
function controllerChecks(settings: ActiveDirectorySettings, url: string, clock: Clock, open: Connection[]) {
  const reached = lazily(async () => {
    const { ca } = readCredentials(settings);
    const connection = await Connection.open({ url, startTls: settings.startTls, ca, ...settings.timeouts });
    open.push(connection);
    return connection;
  });
  return [
    {
      name: `directory ${url}`,
      fix: 'Look at directory.urls, the firewall, directory.caFile and the name in the certificate of the controller.',
      try: async () => `reachable, encrypted; ${(await reached()).facts.domainDn}`,
    },
    {
      name: `directory ${url} certificate`,
      fix: 'Renew the certificate of the controller; once it has ended nobody is helped.',
      try: async () => certificate((await reached()).certificateEnds, clock),
    },
    {
      name: `directory ${url} clock`,
      fix: 'Set the clock of this machine by the time server of the domain.',
      try: async () => clockDifference((await reached()).facts.now, clock),
    },
  ] satisfies DirectoryCheck[];
}

function certificate(ends: Date | undefined, clock: Clock): string {
  if (ends === undefined) throw new Error('the certificate cannot be read');
  const days = Math.floor((ends.getTime() - clock.now().getTime()) / DAY);
  const text = `until ${ends.toISOString().slice(0, 10)}, ${days} days`;
  return days < CERTIFICATE_WARNING_DAYS ? `WARNING: ${text}` : text;
}

function clockDifference(theirs: Date | undefined, clock: Clock): string {
  if (theirs === undefined) throw new Error('the controller does not tell the time');
  const difference = Math.abs(theirs.getTime() - clock.now().getTime());
  const text = `differs by ${Math.round(difference / 1000)} s`;
  if (difference > MOST_CLOCK_DIFFERENCE) throw new Error(text);
  return text;
}

function accountChecks(
  settings: ActiveDirectorySettings,
  signedIn: () => Promise<Connection>,
  sample: () => Promise<Entry>,
): DirectoryCheck[] {
  const delegate = 'Run delegate.ps1 for the units of directory.scopes; see its README.md.';
  return [
    {
      name: 'directory base',
      fix: 'Look at directory.baseDn, directory.scopes and directory.filter: there has to be an account to serve.',
      try: async () => `an account to serve is at ${(await sample()).dn}`,
    },
    {
      name: 'directory groups',
      fix: 'Put the service account into Windows Authorization Access Group: without groups nobody is served.',
      async try() {
        const { length } = bytesOf(await sample(), 'tokenGroups');
        if (length === 0) throw new Error('the groups of an account cannot be read');
        return `${length} groups of an account`;
      },
    },
    {
      name: 'directory state',
      fix: 'Give the service account Read on all properties of users: locks and expiry are computed from them.',
      async try() {
        const needed = ['msDS-User-Account-Control-Computed', 'msDS-UserPasswordExpiryTimeComputed', 'pwdLastSet'];
        const entry = await sample();
        const missing = needed.filter((attribute) => textOf(entry, attribute) === undefined);
        if (missing.length > 0) throw new Error(`not readable: ${missing.join(', ')}`);
        return 'locks and expiry can be read';
      },
    },
    {
      name: 'directory rules',
      fix: 'Give the service account Read on the domain object, so that the rules for passwords can be told.',
      async try() {
        const rules = await new Policies().of(await signedIn(), undefined);
        if (rules === undefined) throw new Error('the rules of the domain cannot be read');
        return `at least ${rules.minLength} characters, history ${rules.history}`;
      },
    },
    {
      name: 'directory right to unlock and to require a change',
      fix: delegate,
      async try() {
        const connection = await signedIn();
        const name = `<GUID=${idOf(await sample())}>`;
        const [entry] = await connection.search(name, { scope: 'base', attributes: ['allowedAttributesEffective'] });
        const allowed = textsOf(entry, 'allowedAttributesEffective').map((attribute) => attribute.toLowerCase());
        const missing = ['lockoutTime', 'pwdLastSet'].filter((attribute) => !allowed.includes(attribute.toLowerCase()));
        if (missing.length > 0) throw new Error(`may not write ${missing.join(', ')}`);
        return 'may write lockoutTime and pwdLastSet';
      },
    },
    {
      name: 'directory right to reset',
      fix: delegate,
      try: async () => triesReset(await signedIn(), await sample()),
    },
  ];
}

/** Three bytes are no UTF-16 and in no quotes: no controller takes them, but one without the right says so. */
async function triesReset(connection: Connection, entry: Entry): Promise<string> {
  const modification = new Attribute({ type: 'unicodePwd', values: [Buffer.from([0x41, 0x42, 0x43])] });
  try {
    await connection.modify(`<GUID=${idOf(entry)}>`, [new Change({ operation: 'replace', modification })]);
  } catch (error) {
    if (!(error instanceof ResultCodeError)) throw error;
    if (refusalOf(error) === 'not-permitted') throw new Error('may not reset passwords', { cause: error });
    return 'a malformed password was refused for its form, not for want of the right';
  }
  throw new Error('a malformed password was accepted: look at this account at once');
}

/** Somebody whom Sleutel would serve; the rights on protected accounts say nothing. */
async function ordinaryAccount(settings: ActiveDirectorySettings, connection: Connection): Promise<Entry> {
  const reader = createReader(settings, new Policies());
  for (const scope of reader.scopes) {
    const options = { filter: reader.served, attributes: ['objectGUID'], explicitBufferAttributes: BINARY };
    const hits = await connection.search(scope, { scope: 'sub', sizeLimit: MOST_LOOKED_AT, ...options });
    for (const hit of hits) {
      const entry = await reader.entryOf(connection, idOf(hit));
      // One whose groups cannot be read is taken as well: the check on groups says so.
      const readable = entry !== undefined && bytesOf(entry, 'tokenGroups').length > 0;
      const guarded = readable && isProtected(membershipOf(entry), settings.protectedGroups);
      if (entry !== undefined && !guarded && !isDisabled(entry) && !isService(entry, settings)) return entry;
    }
  }
  throw new Error('no account to serve was found');
}

const isService = (entry: Entry, { bindName }: ActiveDirectorySettings): boolean =>
  [entry.dn, textOf(entry, 'userPrincipalName')].some((name) => name?.toLowerCase() === bindName.toLowerCase());

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
