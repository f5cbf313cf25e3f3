import { expect } from 'chai';
import type { ResetOptions } from '../../../src/ports/directory.ts';
import { httpsDouble } from '../../doubles/https-double.ts';
import { newUser, ROLE, type EntraUser } from '../../doubles/microsoft/tenant.ts';
import { faultOf } from '../support.ts';
import { graphBench, type GraphBench } from './support.ts';

const NEW = 'Vier-blauwe-fietsen-7';

describe('Microsoft Graph: changing', () => {
  let bench: GraphBench;
  let anna: EntraUser;
  let agent: EntraUser;

  beforeEach(async () => {
    anna = newUser('anna');
    agent = newUser('agent');
    bench = await graphBench([anna, agent]);
    agent.hidden.memberOf = [roleId('userAdministrator')];
  });
  afterEach(() => bench.close());

  const roleId = (name: keyof typeof ROLE): string =>
    bench.cloud.tenant.groups.find(({ displayName }) => displayName === name)?.id ?? '';
  const reset = (options?: ResetOptions, password = NEW) => bench.open().reset(anna.id, password, options);
  const tokenOf = (user: EntraUser): Promise<string> =>
    bench.cloud.login.tokenFor(user, `api://botid-${bench.cloud.tenant.application.id}`);
  const writes = (): string[] => bench.asked().filter((line) => !line.startsWith('GET'));

  describe('resets', () => {
    it('a cloud person who is no administrator, with one PATCH of one property', async () => {
      expect(await reset()).to.deep.equal({ kind: 'done' });
      expect(anna.hidden.password).to.equal(NEW);
      expect(anna.passwordProfile.forceChangePasswordNextSignIn).to.equal(false);
      expect(writes()).to.deep.equal([`PATCH /v1.0/users/${anna.id}`]);
      const sent = bench.cloud.graph.seen.find(({ method }) => method === 'PATCH');
      expect(JSON.parse(sent?.body ?? '')).to.deep.equal({
        passwordProfile: { password: NEW, forceChangePasswordNextSignIn: false },
      });
    });

    it('so that it must be changed at the next sign-in, where that is asked for', async () => {
      expect(await reset({ mustChange: true })).to.deep.equal({ kind: 'done' });
      expect(await bench.open().read(anna.id)).to.include({ mustChange: true });
    });

    it('not to one that Microsoft refuses, or that is too short or too long to ask about', async () => {
      const refused = (reason: string) => ({ kind: 'policy', reasons: [reason] });
      expect(await reset({}, 'alleen kleine letters')).to.deep.equal(refused('directory'));
      expect(await reset({}, 'Welkom2026!')).to.deep.equal(refused('directory'));
      expect(await reset({}, '')).to.deep.equal(refused('too-short'));
      expect(await reset({}, 'Ab1!'.repeat(65))).to.deep.equal(refused('too-long'));
      expect(anna.hidden.password).to.equal('Begin-anna-01!');
    });

    // Off: leave `target.elsewhere` out of resetPassword; the double would refuse, and the PATCH show.
    it('never a synchronised or federated person by a PATCH', async () => {
      anna.onPremisesSyncEnabled = true;
      expect(await reset()).to.deep.equal({ kind: 'managed-elsewhere' });
      anna.onPremisesSyncEnabled = null;
      for (const domain of bench.cloud.tenant.domains) domain.authenticationType = 'Federated';
      expect(await reset()).to.deep.equal({ kind: 'managed-elsewhere' });
      expect(await bench.open().requireChange(anna.id)).to.deep.equal({ kind: 'managed-elsewhere' });
      expect(writes()).to.deep.equal([]);
    });

    // Off: leave `target.guarded` out of resetPassword; an application with a high role would do it.
    it('D3: never an administrator, read live, whatever the application may do', async () => {
      bench.cloud.tenant.application.roles.add(ROLE.globalAdministrator);
      anna.hidden.memberOf = [roleId('helpdesk')];
      expect(await reset()).to.deep.equal({ kind: 'not-permitted' });
      expect(await bench.open().requireChange(anna.id)).to.deep.equal({ kind: 'not-permitted' });
      expect(await bench.open().issueTemporaryPass(anna.id, 60)).to.deep.equal({ kind: 'not-permitted' });
      expect(writes()).to.deep.equal([]);
    });

    it('never a guest, nor who is disabled or gone', async () => {
      const directory = bench.open();
      anna.accountEnabled = false;
      expect(await reset()).to.deep.equal({ kind: 'disabled' });
      Object.assign(anna, { accountEnabled: true, userType: 'Guest' });
      expect(await reset()).to.deep.equal({ kind: 'managed-elsewhere' });
      expect(await directory.reset('nobody', NEW)).to.deep.equal({ kind: 'disabled' });
      expect(writes()).to.deep.equal([]);
    });

    it('with the permission alone, or with a role besides: the documentation says both', async () => {
      bench.cloud.tenant.needsUserAdministrator = true;
      expect(await reset()).to.deep.equal({ kind: 'not-permitted' });
      bench.cloud.tenant.application.roles.add(ROLE.userAdministrator);
      expect(await reset()).to.deep.equal({ kind: 'done' });
      bench.cloud.tenant.application.permissions.delete('User-PasswordProfile.ReadWrite.All');
      bench.cloud.tenant.application.permissions.add('User.ReadWrite.All');
      const other = bench.open();
      expect(await other.reset(anna.id, NEW)).to.deep.equal({ kind: 'not-permitted' });
    });
  });

  describe('resets in the name of an agent', () => {
    beforeEach(() => {
      anna.onPremisesSyncEnabled = true;
    });

    it('a synchronised person: taken on, looked at until it is done', async () => {
      bench.cloud.tenant.operation = { status: 'succeeded', detail: 'ResetSuccess', looks: 2 };
      expect(await reset({ agentToken: await tokenOf(agent) })).to.deep.equal({ kind: 'done' });
      expect(anna.hidden.password).to.equal(NEW);
      expect(bench.waits).to.deep.equal([1_000, 2_000, 4_000]);
      expect(writes()).to.have.length(1);
      const [look] = bench.cloud.graph.seen.filter(({ path }) => path.includes('/operations/'));
      expect(look?.query.get('aadgdc')).to.equal('DOUBLE');
    });

    // Off: give up with `done`, or with a fault that says that nothing happened.
    it('E5: and of unknown outcome when it is not done in time', async () => {
      bench.cloud.tenant.operation = { status: 'succeeded', detail: '', looks: 1_000 };
      const directory = bench.open({ patienceMs: 7_000 });
      const token = await tokenOf(agent);
      expect(await faultOf(() => directory.reset(anna.id, NEW, { agentToken: token }))).to.equal(
        'directory-unknown-outcome',
      );
      expect(writes()).to.have.length(1);
    });

    it('E5: also when nobody answers the looking', async () => {
      bench.cloud.graph.moods.push({ at: /operations/u, broken: true, times: 50 });
      const token = await tokenOf(agent);
      expect(await faultOf(() => reset({ agentToken: token }))).to.equal('directory-unknown-outcome');
    });

    it('E5: not so when the address to look at is there a moment late', async () => {
      bench.cloud.graph.moods.push({ at: /operations/u, answer: { status: 404 } });
      expect(await reset({ agentToken: await tokenOf(agent) })).to.deep.equal({ kind: 'done' });
    });

    it('says why it failed: the password, or the way back to the premises', async () => {
      bench.cloud.tenant.operation = { status: 'failed', detail: 'OnPremisesPolicyError', looks: 0 };
      expect(await reset({ agentToken: await tokenOf(agent) })).to.deep.equal({
        kind: 'policy',
        reasons: ['directory'],
      });
      bench.cloud.tenant.operation = { status: 'failed', detail: 'OnPremisesConnectivityError', looks: 0 };
      expect(await reset({ agentToken: await tokenOf(agent) })).to.deep.equal({ kind: 'managed-elsewhere' });
    });

    it('as far as that agent’s own roles go', async () => {
      anna.hidden.memberOf = [roleId('exchangeAdministrator')];
      expect(await reset({ agentToken: await tokenOf(agent) })).to.deep.equal({ kind: 'not-permitted' });
      anna.hidden.memberOf = [roleId('helpdesk')];
      expect(await reset({ agentToken: await tokenOf(agent) })).to.deep.equal({ kind: 'done' });
      agent.hidden.memberOf = [];
      expect(await reset({ agentToken: await tokenOf(agent) })).to.deep.equal({ kind: 'not-permitted' });
      expect(await bench.open().reset(agent.id, NEW, { agentToken: await tokenOf(agent) })).to.deep.equal({
        kind: 'done',
      });
    });

    it('not with a token that is forged, expired, for another, or of who has to sign in again', async () => {
      const other = await bench.cloud.login.tokenFor(agent, 'api://other');
      for (const agentToken of ['not-a-token', `${(await tokenOf(agent)).slice(0, -9)}AAAAAAAAA`, other]) {
        expect(await reset({ agentToken })).to.deep.equal({ kind: 'not-permitted' });
      }
      bench.cloud.login.interaction = '{"access_token":{"polids":{"essential":true}}}';
      expect(await reset({ agentToken: await tokenOf(agent) })).to.deep.equal({ kind: 'not-permitted' });
      expect(writes()).to.deep.equal([]);
    });

    // Off: follow any address in `addressOf`.
    it('sends the token nowhere but to Graph', async () => {
      const elsewhere = await httpsDouble(() => ({ status: 200, body: { status: 'succeeded' } }));
      const answer = { status: 202, headers: { location: `${elsewhere.url}/operations/1` } };
      bench.cloud.graph.moods.push({ at: /resetPassword/u, answer });
      const agentToken = await tokenOf(agent);
      const fault = await faultOf(() => reset({ agentToken }));
      await elsewhere.close();
      expect([fault, elsewhere.seen]).to.deep.equal(['directory-unknown-outcome', []]);
    });
  });

  it('requires a change, without a new password', async () => {
    expect(await bench.open().requireChange(anna.id)).to.deep.equal({ kind: 'done' });
    expect(anna).to.deep.include({
      passwordProfile: { forceChangePasswordNextSignIn: true, forceChangePasswordNextSignInWithMfa: false },
    });
    expect(anna.hidden.password).to.equal('Begin-anna-01!');
  });

  describe('changes a password in its owner’s name', () => {
    const OLD = 'Begin-anna-01!';
    const lent = { inTheirName: ['changes'] } as const;
    const change = async (current: string, password = NEW, owner = anna) =>
      bench.open(lent).change(anna.id, current, password, { ownToken: await tokenOf(owner) });
    const abilities = async (part: Parameters<GraphBench['open']>[0]) => {
      const directory = bench.open(part);
      const account = await directory.read(anna.id);
      return account && directory.abilities(account).withToken;
    };

    it('who knows the one of now', async () => {
      expect(await change(OLD)).to.deep.equal({ kind: 'done' });
      expect([anna.hidden.password, writes()]).to.deep.equal([NEW, ['POST /v1.0/me/changePassword']]);
    });

    it('and cannot tell a wrong one from a new one that is refused, where Graph does not', async () => {
      const unsure = { kind: 'wrong-current', unsure: true };
      expect(await change('niet het goede')).to.deep.equal(unsure);
      expect(await change(OLD, 'alleen kleine letters')).to.deep.equal(unsure);
      expect(await change(OLD, 'Welkom2026!')).to.deep.equal(unsure);
    });

    // Off: leave the looks before the call out of changePassword.
    it('E2: and asks nothing where the answer is known: empty, the same, too short, too long', async () => {
      expect(await change('')).to.deep.equal({ kind: 'wrong-current' });
      expect(await change(OLD, OLD)).to.deep.equal({ kind: 'policy', reasons: ['same-as-current'] });
      expect(await change(OLD, 'kort')).to.deep.equal({ kind: 'policy', reasons: ['too-short'] });
      expect(await change(OLD, 'Ab1!'.repeat(65))).to.deep.equal({ kind: 'policy', reasons: ['too-long'] });
      expect(bench.asked()).to.deep.equal([]);
    });

    // Off: leave `ownerOf` out of changePassword: the agent's own password would be tried.
    it('C6: and of nobody else, nor with a token that is none', async () => {
      expect(await change('Begin-agent-01!', NEW, agent)).to.deep.equal({ kind: 'not-permitted' });
      expect(agent.hidden.password).to.equal('Begin-agent-01!');
      for (const ownToken of [undefined, 'none', 'a.b.c'])
        expect(await bench.open(lent).change(anna.id, OLD, NEW, { ownToken })).to.deep.equal({ kind: 'not-permitted' });
      expect(await bench.open().change(anna.id, OLD, NEW, { ownToken: await tokenOf(anna) })).to.deep.equal({
        kind: 'not-permitted',
      });
      expect(writes()).to.deep.equal([]);
    });

    it('never of somebody synchronised, or disabled: it would not be written back', async () => {
      anna.onPremisesSyncEnabled = true;
      expect(await change(OLD)).to.deep.equal({ kind: 'managed-elsewhere' });
      Object.assign(anna, { onPremisesSyncEnabled: null, accountEnabled: false });
      expect(await change(OLD)).to.deep.equal({ kind: 'disabled' });
      expect(writes()).to.deep.equal([]);
    });

    it('not without what an administrator agrees to, and waits when Graph is busy', async () => {
      bench.cloud.graph.moods.push({ at: /changePassword/u, answer: { status: 429, headers: { 'retry-after': '2' } } });
      expect(await change(OLD)).to.deep.equal({ kind: 'done' });
      expect(bench.waits).to.deep.equal([2_000]);
      bench.cloud.tenant.application.scopes.delete('User-PasswordProfile.ReadWrite.All');
      expect(await change(NEW, OLD)).to.deep.equal({ kind: 'not-permitted' });
    });

    it('as it declares: only where it is set, and a reset in an agent’s name only with write-back', async () => {
      expect([await abilities({}), await abilities(lent)]).to.deep.equal([undefined, ['change']]);
      anna.onPremisesSyncEnabled = true;
      const resets = { inTheirName: ['resets', 'changes'] } as const;
      expect([await abilities(resets), await abilities({ ...resets, writeBack: true })]).to.deep.equal([
        undefined,
        ['reset'],
      ]);
    });
  });

  // Off: send it again, or say `done`, when an answer is missing.
  for (const [what, at, act] of [
    ['reset', /^PATCH/u, async () => reset()],
    ['reset in an agent’s name', /resetPassword/u, async () => reset({ agentToken: await tokenOf(agent) })],
    [
      'change',
      /changePassword/u,
      async () =>
        bench
          .open({ inTheirName: ['changes'] })
          .change(anna.id, 'Begin-anna-01!', NEW, { ownToken: await tokenOf(anna) }),
    ],
    ['temporary pass', /temporaryAccessPass/u, async () => bench.open().issueTemporaryPass(anna.id, 60)],
  ] as const) {
    it(`E5: a ${what} whose answer is lost is of unknown outcome, and not sent again`, async () => {
      anna.onPremisesSyncEnabled = what.includes('agent') ? true : null;
      for (const mood of [{ silentlyDone: true }, { answer: { status: 503, body: {} } }, { broken: true }]) {
        const before = writes().length;
        bench.cloud.graph.moods.push({ at, ...mood });
        expect(await faultOf(act)).to.equal('directory-unknown-outcome');
        expect(writes()).to.have.length(before + 1);
        anna.hidden.password = 'Begin-anna-01!';
      }
    });
  }

  it('has no unlock, no change without a token and no check of a password, and says so', async () => {
    const directory = bench.open();
    expect(await directory.unlock(anna.id)).to.deep.equal({ kind: 'not-permitted' });
    expect(await directory.change(anna.id, 'Begin-anna-01!', NEW)).to.deep.equal({ kind: 'not-permitted' });
    expect(await directory.verifyPassword(anna.id, 'Begin-anna-01!')).to.equal('not-supported');
    expect(bench.asked()).to.deep.equal([]);
  });

  it('B9: ends sessions, and those of nobody', async () => {
    const before = anna.signInSessionsValidFromDateTime;
    await bench.open().revokeSessions(anna.id);
    expect(anna.signInSessionsValidFromDateTime > before).to.equal(true);
    await bench.open().revokeSessions('nobody');
    bench.cloud.tenant.application.permissions.delete('User.RevokeSessions.All');
    expect(await faultOf(() => bench.open().revokeSessions(anna.id))).to.equal('directory-unavailable');
  });

  describe('issues a temporary pass', () => {
    const issue = (minutes = 60, part = {}) => bench.open(part).issueTemporaryPass(anna.id, minutes);

    it('that works once, until its time is up, also for who is managed on-premises', async () => {
      for (const synced of [null, true]) {
        anna.onPremisesSyncEnabled = synced;
        const issued = await issue();
        expect(issued).to.include({ kind: 'issued', pass: anna.hidden.temporaryPass });
      }
      expect(bench.cloud.graph.seen.at(-1)?.body).to.equal('{"lifetimeInMinutes":60,"isUsableOnce":true}');
    });

    it('no shorter and no longer than Graph has them', async () => {
      expect((await issue(1)).kind).to.equal('issued');
      expect((await issue(1_000_000)).kind).to.equal('issued');
    });

    it('not where it is switched off, here or there, nor without the permission', async () => {
      expect(await issue(60, { temporaryPasses: false })).to.deep.equal({ kind: 'not-permitted' });
      bench.cloud.tenant.temporaryPasses = false;
      expect(await issue()).to.deep.equal({ kind: 'not-permitted' });
      bench.cloud.tenant.application.permissions.delete('UserAuthMethod-TAP.ReadWrite.All');
      expect(await issue()).to.deep.equal({ kind: 'not-permitted' });
    });

    it('not to a guest, nor to who is disabled', async () => {
      anna.accountEnabled = false;
      expect(await issue()).to.deep.equal({ kind: 'disabled' });
      Object.assign(anna, { accountEnabled: true, userType: 'Guest' });
      expect(await issue()).to.deep.equal({ kind: 'managed-elsewhere' });
    });
  });
});
