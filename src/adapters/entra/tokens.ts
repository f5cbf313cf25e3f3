import { Fault } from '../../core/errors.ts';
import { createEntraApplication, entraCode } from './application.ts';
import type { EntraSettings } from './settings.ts';

/** Tokens for one resource, such as Graph. The library keeps those that are still good. */
export interface EntraTokens {
  /** In the application's own name; `renew` passes over the kept one, which was just refused. */
  application(renew?: boolean): Promise<string>;
  /** In the name of whoever the token was given to; none when that person has to sign in again or may not. */
  onBehalfOf(token: string, scopes: readonly string[]): Promise<string | undefined>;
}

/** Refusals that only the person can mend: sign in again, meet a condition, or be let in by an administrator. */
const PERSONAL = new Set(['interaction_required', 'consent_required', 'login_required', 'invalid_grant']);

/** @throws Fault `directory-unavailable` when there is no token; its cause says why */
export function createTokens(settings: EntraSettings, resource: string): EntraTokens {
  let cause: unknown;
  let made: ReturnType<typeof createEntraApplication> | undefined;
  /** Apart, so that what it keeps of people can be thrown away. */
  let personal: ReturnType<typeof createEntraApplication> | undefined;
  const failed = (error: unknown): void => void (cause = error);
  const unavailable = (error: unknown): Fault => {
    const because = cause ?? error;
    cause = undefined;
    const why = error === undefined ? 'an answer that is none' : entraCode(error);
    return new Fault('directory-unavailable', `No token from Microsoft Entra: ${why}.`, because);
  };

  async function fetchToken(renew: boolean): Promise<string> {
    try {
      const client = await (made ??= createEntraApplication(settings, { failed }));
      const scopes = [`${resource}/.default`];
      const result = await client.acquireTokenByClientCredential({ scopes, skipCache: renew });
      if (isToken(result?.accessToken)) return result.accessToken;
    } catch (error) {
      throw unavailable(error);
    }
    throw unavailable(undefined);
  }

  /** Those who ask at the same time share an answer. */
  let underWay: Promise<string> | undefined;

  return {
    application: (renew = false) =>
      (underWay ??= fetchToken(renew).finally(() => {
        underWay = undefined;
      })),
    async onBehalfOf(token, scopes) {
      try {
        const client = await (personal ??= createEntraApplication(settings, { failed }));
        const wanted = scopes.map((scope) => `${resource}/${scope}`);
        const result = await client
          .acquireTokenOnBehalfOf({ oboAssertion: token, scopes: wanted })
          // Signing out ends what may be done in somebody's name.
          .finally(() => client.clearCache());
        if (isToken(result?.accessToken)) return result.accessToken;
      } catch (error) {
        const { errorCode = '' } = error as { errorCode?: string };
        if (PERSONAL.has(errorCode)) return undefined;
        throw unavailable(error);
      }
      throw unavailable(undefined);
    },
  };
}

/** The library makes an empty one of an answer that is none. */
const isToken = (token: string | undefined): token is string => token !== undefined && token !== '';
