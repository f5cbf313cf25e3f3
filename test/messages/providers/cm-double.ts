// A double. It imitates two APIs of CM.com: the Business Messaging gateway (POST /v1.0/message) and the
// Notification app of the Voice API (POST /voiceapi/v2/Notification), both with X-CM-PRODUCTTOKEN.
import { double, type Double, type Got, type Reply } from './double.ts';

export const PRODUCT_TOKEN = '00000000-0000-4000-8000-000000000001';

/** As the gateway answers: its own code, and a list with one code for each message. */
export const gateway = (
  status: number,
  errorCode: number,
  messages: readonly { status: string; messageErrorCode: number }[] = [],
): Reply => ({
  status,
  body: {
    details: `Created ${messages.filter((message) => message.status === 'Accepted').length} message(s)`,
    errorCode,
    messages: messages.map((message) => ({ to: '0031612345678', parts: 1, messageDetails: null, ...message })),
  },
});

export const rejected = (code: number): Reply => gateway(400, 201, [{ status: 'Rejected', messageErrorCode: code }]);

export const cmDouble = (): Promise<Double> => double((got) => (got.path === '/v1.0/message' ? text(got) : voice(got)));

interface TextBody {
  readonly messages?: {
    readonly msg?: readonly { from?: string; to?: { number?: string }[]; body?: { content?: string } }[];
  };
}

function text({ headers, body }: Got): Reply {
  if (headers['x-cm-producttoken'] !== PRODUCT_TOKEN)
    return {
      status: 400,
      body: { details: 'No account found for the given authentication', errorCode: 101, messages: [] },
    };
  const [message, ...more] = (JSON.parse(body) as TextBody).messages?.msg ?? [];
  if (message === undefined || more.length > 0) return gateway(400, 203);
  if (!/^00[1-9]\d{6,14}$/u.test(message.to?.[0]?.number ?? '')) return rejected(303);
  if ((message.body?.content ?? '') === '') return rejected(304);
  if ((message.from ?? '') === '') return rejected(301);
  return gateway(200, 0, [{ status: 'Accepted', messageErrorCode: 0 }]);
}

function voice({ path, headers, body }: Got): Reply {
  if (path !== '/voiceapi/v2/Notification') return { status: 404 };
  if (headers['x-cm-producttoken'] !== PRODUCT_TOKEN) return { status: 401 };
  const call = JSON.parse(body) as Record<string, string>;
  const prompt = call['prompt'] ?? '';
  if (!/^\+[1-9]\d{6,14}$/u.test(call['callee'] ?? '') || prompt === '' || prompt.length > 750) return { status: 400 };
  const queued = { type: 'call-queued', 'call-id': '0', 'instruction-id': call['instruction-id'], success: true };
  return { status: 200, body: { ...queued, caller: call['caller'], callee: call['callee'] } };
}
