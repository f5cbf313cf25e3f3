import { expect } from 'chai';
import { assertMayServe, isLoopback, loadConfig } from '../../src/config/load.ts';
import { printable } from '../../src/config/print.ts';
import { refusal } from './support.ts';

const PUBLIC = ['0.0.0.0', '::', '192.168.1.10', 'sleutel.voorbeeld.example', '127.0.0.1.evil.example', '2001:db8::1'];
const LOOPBACK = ['127.0.0.1', '127.1.2.3', 'localhost', '::1', '[::1]'];

const serve = (environment: Record<string, string>) => () => assertMayServe(loadConfig(environment).config);

describe('serving', () => {
  for (const host of PUBLIC) {
    // Off: let `assertMayServe` return at once.
    it(`refuses the embedded directory on ${host}`, () => {
      const [line = ''] = refusal(serve({ HOST: host }));
      expect(line).to.include(host).and.include('demo company').and.include('SLEUTEL_EMBEDDED_DIRECTORY_IS_REAL=true');
    });

    // Off: take the rule on robotCheck out of `contradictions`.
    it(`refuses to switch the robot check off on ${host}`, () => {
      const lines = refusal(() => loadConfig({ HOST: host, SLEUTEL_ROBOT_CHECK: 'off' }));
      expect(lines[1]).to.equal('SLEUTEL_ROBOT_CHECK: off is only for a loopback HOST');
    });

    it(`allows ${host} once the accounts are said to be real`, () => {
      expect(isLoopback(host)).to.equal(false);
      expect(refusal(serve({ HOST: host, SLEUTEL_EMBEDDED_DIRECTORY_IS_REAL: 'true' }))).to.deep.equal([]);
    });
  }

  for (const host of LOOPBACK) {
    it(`allows the demo company, also without robot check, on ${host}`, () => {
      expect(refusal(serve({ HOST: host, SLEUTEL_ROBOT_CHECK: 'off' }))).to.deep.equal([]);
    });
  }
});

describe('the printed configuration', () => {
  const SECRETS = { SMTP_URL: 'smtps://user:geheim@mail.example', MICROSOFT_APP_PASSWORD: 'geheim' };
  const printed = (environment: Record<string, string>) => printable(loadConfig(environment));
  const entry = (key: string, environment: Record<string, string>) =>
    printed(environment).find((value) => value.key === key);

  // Off: leave a key out of SECRET_KEYS.
  it('says that a secret is set, and never what it is', () => {
    expect(JSON.stringify(printed(SECRETS))).not.to.include('geheim');
    expect(entry('smtpUrl', SECRETS)).to.deep.equal({ key: 'smtpUrl', value: '(set)', source: 'environment' });
    expect(entry('microsoftAppPassword', SECRETS)?.value).to.equal('(set)');
  });

  it('names the source of every value, the policy included', () => {
    expect(entry('port', { PORT: '4000' })).to.deep.equal({ key: 'port', value: 4000, source: 'environment' });
    expect(entry('host', {})).to.deep.equal({ key: 'host', value: '127.0.0.1', source: 'default' });
    expect(entry('policy.code.tries', {})).to.deep.equal({ key: 'policy.code.tries', value: 5, source: 'default' });
    expect(entry('policy.methods', {})?.value).to.be.an('array');
    for (const { key, source } of printed({})) expect(source, key).to.equal('default');
  });
});
