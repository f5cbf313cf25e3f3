import { createGraphDirectory } from '../../../src/adapters/directory/graph/directory.ts';
import type { Directory } from '../../../src/ports/directory.ts';
import { settingsFor } from '../../adapters/graph/support.ts';
import { DAY, random } from '../../adapters/support.ts';
import { startCloud, type Cloud } from '../../doubles/microsoft/cloud.ts';
import { passwordAnswer } from '../../doubles/microsoft/browser.ts';
import { groupId, newUser, type EntraUser } from '../../doubles/microsoft/tenant.ts';
import { FIRST, fresh, type Peer, type Person } from './peer.ts';

const DOMAIN = 'voorbeeld.example';

/** Graph before its double; what is asked goes through `around`. */
export async function openCloud(around = (graph: Directory): Directory => graph): Promise<Peer & { cloud: Cloud }> {
  const cloud = await startCloud();
  const clock = { now: () => new Date() };
  const back = 'http://localhost/back';
  cloud.tenant.application.redirectUris.push(back);
  const directory = around(createGraphDirectory(settingsFor(cloud), { clock, random }));
  const userOf = (id: string): EntraUser | undefined => cloud.tenant.users.find((user) => user.id === id);

  const peer: Peer & { cloud: Cloud } = {
    cloud,
    directory,
    domain: DOMAIN,
    now: () => clock.now(),
    async add(person) {
      const user = entraUser(person, cloud);
      cloud.tenant.users.push(user);
      return { id: user.id, userId: user.userPrincipalName };
    },
    signIn: (userId, password) => passwordAnswer(cloud.login, back, userId, password),
    async twins() {
      const shared = `${fresh('twin')}@${DOMAIN}`;
      await peer.add({ name: fresh('one'), aliases: [shared] });
      await peer.add({ name: fresh('two'), aliases: [shared] });
      return shared;
    },
    async endLock({ id }) {
      const user = userOf(id);
      if (user !== undefined) user.hidden.wrong = 0;
    },
    async cutOff() {
      const mood = { at: /./u, broken: true, times: 1_000_000 };
      const lines = [cloud.graph.moods, cloud.login.moods];
      for (const moods of lines) moods.push(mood);
      return async () => {
        for (const moods of lines) moods.length = 0;
      };
    },
    async loseNextAnswer() {
      cloud.graph.moods.push({ at: /^PATCH/u, silentlyDone: true });
    },
    async sessionsEnded({ id }) {
      return Date.parse(userOf(id)?.signInSessionsValidFromDateTime ?? '') > clock.now().getTime() - DAY;
    },
    close: () => cloud.close(),
  };
  return peer;
}

export function entraUser(
  { name, state, aliases = [], contacts = {}, ...person }: Person,
  { tenant }: Cloud,
): EntraUser {
  const age = state === 'password-expired' ? 100 : (person.passwordAgeDays ?? 1);
  const { alternateEmail, mobilePhone, officePhone } = contacts;
  const roles = state === 'out-of-reach' ? ['exchangeAdministrator'] : (person.roles ?? []);
  return newUser(
    name,
    {
      displayName: person.displayName ?? name,
      proxyAddresses: [`SMTP:${name}@${DOMAIN}`, ...aliases.map((alias) => `smtp:${alias}`)],
      accountEnabled: state !== 'disabled',
      userType: state === 'guest' ? 'Guest' : 'Member',
      passwordPolicies: person.passwordNeverExpires === true ? 'DisablePasswordExpiration' : null,
      passwordProfile: {
        forceChangePasswordNextSignIn: state === 'must-change',
        forceChangePasswordNextSignInWithMfa: false,
      },
      lastPasswordChangeDateTime: new Date(Date.now() - age * DAY).toISOString(),
      onPremisesSyncEnabled: state === 'managed-elsewhere' ? true : null,
      onPremisesSamAccountName: name,
      onPremisesDomainName: 'contract.voorbeeld.example',
    },
    {
      password: person.password ?? FIRST,
      emails: alternateEmail === undefined ? [] : [alternateEmail],
      phones: [
        ...(mobilePhone === undefined ? [] : [{ number: mobilePhone, type: 'mobile' }]),
        ...(officePhone === undefined ? [] : [{ number: officePhone, type: 'office' }]),
      ],
      manager: tenant.users.find(({ userPrincipalName }) => userPrincipalName === person.manager)?.id,
      memberOf: roles.map((role) => groupId(tenant, role)),
    },
  );
}
