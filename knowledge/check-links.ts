/** Where an article may lead to. A host stands for its pages, not for its other hosts. */
const HOSTS = new Set([
  'account.apple.com',
  'account.live.com',
  'account.microsoft.com',
  'accounts.google.com',
  'admin.microsoft.com',
  'admin.cloud.microsoft',
  'entra.microsoft.com',
  'help.yahoo.com',
  'iforgot.apple.com',
  'learn.microsoft.com',
  'login.live.com',
  'login.microsoft.com',
  'login.microsoftonline.com',
  'login.yahoo.com',
  'm365.cloud.microsoft',
  'myaccount.google.com',
  'myaccount.microsoft.com',
  'myapps.microsoft.com',
  'mysignins.microsoft.com',
  'outlook.cloud.microsoft',
  'outlook.office.com',
  'passwordreset.microsoftonline.com',
  'support.apple.com',
  'support.google.com',
  'support.microsoft.com',
  'teams.microsoft.com',
  'www.apple.com',
  'www.digid.nl',
  'www.microsoft.com',
  'www.microsoft365.com',
  'www.office.com',
]);

/** Short addresses can lead anywhere, so each one is named. */
const SHORT = new Set([
  'aka.ms/authapp',
  'aka.ms/mfasetup',
  'aka.ms/mysecurityinfo',
  'aka.ms/sspr',
  'aka.ms/ssprsetup',
  'aka.ms/setupsecurityinfo',
  'aka.ms/myaccount',
  'aka.ms/mysignins',
]);

/** What a browser or a campaign adds; none of it belongs to a page. */
const SESSION =
  /^(?:.*session.*|s?id_?token|.*token.*|sid|auth.*|chll.*|state|nonce|code|done|continue|utm_.*|ocid|wt\.mc_id|fbclid|gclid|msclkid|ru|rurl|return_?url|ssid|jsessionid|phpsessid)$/iu;

/** What is wrong with a link, or undefined. */
export function linkFault(address: string): string | undefined {
  if (!URL.canParse(address)) return 'is not a web address';
  const url = new URL(address);
  if (url.protocol !== 'https:') return 'does not begin with https:';
  if (url.username !== '' || url.password !== '') return 'carries a name or a password';
  const parameters = [...url.searchParams.keys()].filter((name) => SESSION.test(name));
  if (parameters.length > 0) return `carries session parameters (${parameters.join(', ')})`;
  if (url.host === 'aka.ms' || url.host === 'go.microsoft.com') {
    return SHORT.has(`${url.host}${url.pathname}`.toLowerCase())
      ? undefined
      : 'is a short address that is not on the list';
  }
  return HOSTS.has(url.host) ? undefined : `leads to ${url.host}, which is not on the list of hosts`;
}
