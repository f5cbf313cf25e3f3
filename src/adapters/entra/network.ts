import type { INetworkModule, NetworkRequestOptions } from '@azure/msal-node';

/** The library's way to the network: without an end to its patience, and with the reason it would swallow. */
export function createNetwork(patienceMs: number, failed: (error: unknown) => void): INetworkModule {
  const ask = async (method: string, url: string, { headers = {}, body }: NetworkRequestOptions = {}) => {
    try {
      const signal = AbortSignal.timeout(patienceMs);
      const response = await fetch(url, {
        method,
        headers,
        signal,
        redirect: 'error',
        ...(body !== undefined && { body }),
      });
      const read = (await response.json()) as never;
      return { status: response.status, headers: Object.fromEntries(response.headers), body: read };
    } catch (error) {
      failed(error);
      throw error;
    }
  };
  return {
    sendGetRequestAsync: (url, options) => ask('GET', url, options),
    sendPostRequestAsync: (url, options) => ask('POST', url, options),
  };
}
