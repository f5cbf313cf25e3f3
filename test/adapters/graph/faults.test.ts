import { expect } from 'chai';
import { strongRandom } from '../../../src/adapters/crypto/random.ts';
import { createGraphClient } from '../../../src/adapters/directory/graph/client.ts';
import { createTokens } from '../../../src/adapters/entra/tokens.ts';
import { Fault } from '../../../src/core/errors.ts';
import { newUser, type EntraUser } from '../../doubles/microsoft/tenant.ts';
import { deserted } from '../../doubles/https-double.ts';
import { faultOf } from '../support.ts';
import { graphBench, settingsFor, type GraphBench } from './support.ts';

const NEW = 'Vier-blauwe-fietsen-7';
const BUSY = {
  status: 429,
  headers: { 'retry-after': '2' },
  body: { error: { code: 'TooManyRequests', message: '' } },
};

describe('Microsoft Graph: when something is wrong', () => {
  let bench: GraphBench;
  let anna: EntraUser;

  beforeEach(async () => {
    anna = newUser('anna');
    bench = await graphBench([anna]);
  });
  afterEach(() => bench.close());

  const patches = (): number => bench.asked().filter((line) => line.startsWith('PATCH')).length;
  const errorOf = async (work: Promise<unknown>): Promise<Fault> => {
    const error: unknown = await work.catch((reason: unknown) => reason);
    if (error instanceof Fault) return error;
    throw new Error('it went well');
  };

  describe('E6: reading', () => {
    it('waits as long as Graph asks, when there is time for it', async () => {
      bench.cloud.graph.moods.push({ at: /emailMethods/u, answer: BUSY, times: 2 });
      expect(await bench.open().read(anna.id)).to.include({ id: anna.id });
      expect(bench.waits).to.deep.equal([2_000, 2_000]);
    });

    // Off: wait for whatever Retry-After says.
    it('gives up at once when there is not, and says for how long', async () => {
      const answer = { ...BUSY, headers: { 'retry-after': '30' } };
      bench.cloud.graph.moods.push({ at: /emailMethods/u, answer });
      const fault = await errorOf(bench.open().read(anna.id));
      expect(fault).to.include({ code: 'directory-unavailable', retryAfterMs: 30_000 });
      expect(bench.waits).to.deep.equal([]);
    });

    it('asks again after 500, 502, 503 and 504, each time later', async () => {
      for (const status of [500, 502, 503, 504])
        bench.cloud.graph.moods.push({ at: /GET .+\/manager/u, answer: { status, body: 'a page of a proxy' } });
      expect(await bench.open({ patienceMs: 9_000 }).read(anna.id)).to.include({ id: anna.id });
      expect(bench.waits).to.deep.equal([500, 1_000, 2_000, 4_000]);
    });

    it('is unavailable when nothing answers, in time', async () => {
      bench.cloud.graph.moods.push({ at: /GET/u, hangs: true, times: 50 });
      expect(await faultOf(() => bench.open({ patienceMs: 300 }).read(anna.id))).to.equal('directory-unavailable');
    });

    it('is unavailable when the line breaks, or nobody is there', async () => {
      bench.cloud.graph.moods.push({ at: /GET/u, broken: true, times: 50 });
      expect(await faultOf(() => bench.open().find('anna@voorbeeld.example'))).to.equal('directory-unavailable');
      const away = bench.open({ graphBaseUrl: await deserted() });
      expect(await faultOf(() => away.passwordPolicy())).to.equal('directory-unavailable');
    });

    it('never takes a refusal for nobody', async () => {
      for (const permission of [
        'User.Read.All',
        'AuditLog.Read.All',
        'UserAuthMethod-Email.Read.All',
        'Domain.Read.All',
      ]) {
        bench.cloud.tenant.application.permissions.delete(permission);
        expect(await faultOf(() => bench.open().find('anna@voorbeeld.example')), permission).to.equal(
          'directory-unavailable',
        );
        bench.cloud.tenant.application.permissions.add(permission);
      }
    });

    it('never takes nonsense for an account', async () => {
      for (const body of ['<html>', { value: [{ id: 7 }] }, { value: 'x' }, []]) {
        bench.cloud.graph.moods.push({ at: /GET \/v1\.0\/users$/u, answer: { status: 200, body } });
        expect(await faultOf(() => bench.open().find('anna@voorbeeld.example'))).to.equal('directory-unavailable');
      }
    });

    it('follows pages only where the token belongs, and not for ever', async () => {
      const next = { '@odata.nextLink': 'https://evil.example/v1.0/domains', value: [] };
      bench.cloud.graph.moods.push({ at: /domains/u, answer: { status: 200, body: next } });
      expect(await faultOf(() => bench.open().passwordPolicy())).to.equal('directory-unavailable');
      const circle = { '@odata.nextLink': `${bench.cloud.graph.url}/v1.0/domains`, value: [] };
      bench.cloud.graph.moods.push({ at: /domains/u, answer: { status: 200, body: circle }, times: 5_000 });
      expect(await faultOf(() => bench.open().passwordPolicy())).to.equal('directory-unavailable');
    });

    it('names a request by an id that Microsoft has too, and says no token', async () => {
      bench.cloud.graph.moods.push({
        at: /domains/u,
        answer: { status: 503, headers: { 'retry-after': '60' }, body: {} },
      });
      const { message } = await errorOf(bench.open().passwordPolicy());
      const sent = bench.cloud.graph.seen.at(-1)?.headers['client-request-id'];
      expect(message).to.equal(`Graph answers 503 without a code (client-request-id ${String(sent)}).`);
      const ids = bench.cloud.graph.seen.map(({ headers }) => headers['client-request-id']);
      expect(new Set(ids).size).to.equal(ids.length);
    });
  });

  describe('E5: changing', () => {
    // Off: send a PATCH again whenever its answer is missing.
    it('is of unknown outcome when the answer is lost, and shows afterwards in the time of the password', async () => {
      bench.cloud.graph.moods.push({ at: /PATCH/u, silentlyDone: true });
      const directory = bench.open();
      const before = (await directory.read(anna.id))?.passwordSetAt ?? new Date();
      expect(await faultOf(() => directory.reset(anna.id, NEW))).to.equal('directory-unknown-outcome');
      expect(patches()).to.equal(1);
      expect(((await directory.read(anna.id))?.passwordSetAt ?? before) > before).to.equal(true);
    });

    // Off: repeat a write after a 5xx, as a read is.
    it('also when it was not done, or nobody knows', async () => {
      for (const mood of [
        { broken: true },
        { hangs: true },
        { answer: { status: 503, body: {} } },
        { answer: { status: 500 } },
      ]) {
        bench.cloud.graph.moods.push({ at: /PATCH/u, ...mood });
        const before = patches();
        expect(await faultOf(() => bench.open({ patienceMs: 1_000 }).reset(anna.id, NEW))).to.equal(
          'directory-unknown-outcome',
        );
        expect(patches()).to.equal(before + 1);
      }
      expect(anna.hidden.password).to.equal('Begin-anna-01!');
    });

    // Off: leave `wasNeverSent` out of the client.
    it('is known not to have happened when no line came about', async () => {
      await bench.open().read(anna.id);
      const tokens = createTokens(settingsFor(bench.cloud), bench.cloud.graph.url);
      const baseUrl = await deserted();
      const client = createGraphClient({ baseUrl, patienceMs: 3_000, tokens, random: strongRandom });
      expect(await faultOf(() => client.begin().write('PATCH', '/users/x', {}))).to.equal('directory-unavailable');
    });

    it('is sent again only when Graph says that it took nothing', async () => {
      bench.cloud.graph.moods.push({ at: /PATCH/u, answer: BUSY });
      expect(await bench.open().reset(anna.id, NEW)).to.deep.equal({ kind: 'done' });
      expect(bench.waits).to.deep.equal([2_000]);
      expect(patches()).to.equal(2);
    });

    it('is known not to have happened when Graph stays busy, or cannot be reached, or the account not be read', async () => {
      bench.cloud.graph.moods.push({ at: /PATCH/u, answer: { ...BUSY, headers: { 'retry-after': '60' } } });
      expect(await faultOf(() => bench.open().reset(anna.id, NEW))).to.equal('directory-unavailable');
      bench.cloud.graph.moods.push({ at: /GET .+transitiveMemberOf/u, broken: true, times: 9 });
      expect(await faultOf(() => bench.open().reset(anna.id, NEW))).to.equal('directory-unavailable');
      expect(patches()).to.equal(1);
      expect(anna.hidden.password).to.equal('Begin-anna-01!');
    });

    it('is a refusal when Graph refuses, whatever its sentence says', async () => {
      const refused = (status: number, code: string) => ({
        status,
        body: { error: { code, message: 'Reset was successful.' } },
      });
      bench.cloud.graph.moods.push({ at: /PATCH/u, answer: refused(400, 'Request_BadRequest') });
      expect(await bench.open().reset(anna.id, NEW)).to.deep.equal({ kind: 'policy', reasons: ['directory'] });
      bench.cloud.graph.moods.push({ at: /PATCH/u, answer: refused(403, 'Authorization_RequestDenied') });
      expect(await bench.open().reset(anna.id, NEW)).to.deep.equal({ kind: 'not-permitted' });
      bench.cloud.graph.moods.push({ at: /PATCH/u, answer: refused(404, 'Request_ResourceNotFound') });
      expect(await bench.open().reset(anna.id, NEW)).to.deep.equal({ kind: 'disabled' });
      bench.cloud.graph.moods.push({ at: /PATCH/u, answer: refused(409, 'Request_Conflict') });
      expect(await faultOf(() => bench.open().reset(anna.id, NEW))).to.equal('directory-unavailable');
    });
  });

  describe('the token', () => {
    it('is kept, and fetched anew when Graph does not take it', async () => {
      const directory = bench.open();
      await directory.read(anna.id);
      await directory.read(anna.id);
      const tokens = () => bench.cloud.login.seen.filter(({ path }) => path.endsWith('/token')).length;
      expect(tokens()).to.equal(1);
      bench.cloud.graph.moods.push({
        at: /GET .+\/users\/[^/]+$/u,
        answer: { status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } },
      });
      expect(await directory.read(anna.id)).to.include({ id: anna.id });
      expect(tokens()).to.equal(2);
      bench.cloud.graph.moods.push({ at: /PATCH/u, answer: { status: 401 } });
      expect(await directory.reset(anna.id, NEW)).to.deep.equal({ kind: 'done' });
    });

    it('that is never taken makes the directory unavailable, not the person absent', async () => {
      bench.cloud.login.lifetime = -60;
      expect(await faultOf(() => bench.open().read(anna.id))).to.equal('directory-unavailable');
    });

    it('is not to be had: nothing was asked of Graph, and nothing secret is said', async () => {
      const secret = 'wr0ng~secret';
      const fault = await errorOf(bench.open({ credential: { kind: 'secret', secret } }).reset(anna.id, NEW));
      expect(fault).to.include({
        code: 'directory-unavailable',
        message: 'No token from Microsoft Entra: invalid_client 7000215.',
      });
      expect(JSON.stringify([fault, String(fault.cause)])).not.to.include(secret);
      expect(bench.asked()).to.deep.equal([]);
    });

    it('is not to be had while the sign-in is down, or slow', async () => {
      bench.cloud.login.moods.push({ at: /token/u, answer: { status: 503, body: {} } });
      expect(await faultOf(() => bench.open().reset(anna.id, NEW))).to.equal('directory-unavailable');
      bench.cloud.login.moods.push({ at: /openid-configuration/u, hangs: true, times: 9 });
      expect(await faultOf(() => bench.open({ patienceMs: 300 }).reset(anna.id, NEW))).to.equal(
        'directory-unavailable',
      );
    });
  });
});
