// A double. It imitates Twilio's REST API of 2010-04-01: Messages, Calls and IncomingPhoneNumbers, with
// Basic authentication, form bodies, and Twilio's error bodies ({code, message, more_info, status}).
import { double, type Double, type Got, type Reply } from './double.ts';

export const ACCOUNT = `AC${'0'.repeat(31)}1`;
export const TOKEN = 'auth-token-of-a-double';
export const KEY = { sid: `SK${'0'.repeat(31)}2`, secret: 'secret-of-an-api-key' };
const OWN = '+3197010200000';

export const trouble = (status: number, code: number, words = 'no'): Reply => ({
  status,
  body: { code, message: words, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
});

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const CREDENTIALS = new Set([basic(ACCOUNT, TOKEN), basic(KEY.sid, KEY.secret)]);

export const twilioDouble = (): Promise<Double> => double(answer);

function answer({ method, path, headers, body }: Got): Reply {
  const list = /^\/2010-04-01\/Accounts\/(?<account>[^/]+)\/(?<list>[A-Za-z]+)\.json(?:\?|$)/u.exec(path)?.groups;
  if (list === undefined) return trouble(404, 20404);
  if (!CREDENTIALS.has(headers.authorization ?? '') || list['account'] !== ACCOUNT)
    return trouble(401, 20003, 'Authenticate');
  if (method === 'GET' && list['list'] === 'IncomingPhoneNumbers')
    return { status: 200, body: { incoming_phone_numbers: [] } };
  if (method !== 'POST' || headers['content-type'] !== 'application/x-www-form-urlencoded') return trouble(405, 20004);
  const form = new URLSearchParams(body);
  if (!/^\+[1-9]\d{6,14}$/u.test(form.get('To') ?? '')) return trouble(400, 21211, "The 'To' number is not valid.");
  return list['list'] === 'Messages' ? message(form) : call(form);
}

function message(form: URLSearchParams): Reply {
  if ((form.get('From') ?? form.get('MessagingServiceSid') ?? '') === '') return trouble(400, 21603);
  if ((form.get('Body') ?? '') === '') return trouble(400, 21602, 'Message body is required.');
  if ((form.get('Body') ?? '').length > 1600) return trouble(400, 21617);
  return { status: 201, body: { sid: `SM${'a'.repeat(32)}`, status: 'queued', error_code: null, error_message: null } };
}

function call(form: URLSearchParams): Reply {
  if (form.get('From') !== OWN) return trouble(400, 21210);
  const twiml = form.get('Twiml') ?? '';
  if (twiml.length > 4000 || !twiml.startsWith('<?xml')) return trouble(400, 21205);
  return { status: 201, body: { sid: `CA${'a'.repeat(32)}`, status: 'queued' } };
}
