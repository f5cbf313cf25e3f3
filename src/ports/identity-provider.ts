import type { Role } from '../core/account.ts';

/** What ties a journey to the company's sign-in to the browser that began it. */
export interface SignInRequest {
  /** Where the company sends the browser back to. */
  readonly redirectUri: string;
  /** Comes back with the browser. */
  readonly state: string;
  /** Comes back inside the token. */
  readonly nonce: string;
  /** PKCE: S256 of the verifier. */
  readonly challenge: string;
}

export interface Redemption {
  readonly redirectUri: string;
  readonly code: string;
  readonly verifier: string;
  readonly nonce: string;
}

/** Lets this application ask for more in a person's name, for a while. */
export interface PersonalToken {
  readonly value: string;
  readonly expiresAt: Date;
}

/** Who signed in, by the company's own word; `refused` when the code or the token is not right. */
export type Redeemed =
  | {
      readonly kind: 'person';
      readonly accountId: string;
      readonly guest: boolean;
      /** What the token proves; absent when it says that it has no room for them. */
      readonly roles: readonly Role[] | undefined;
      /** Only where it was asked for. */
      readonly token?: PersonalToken | undefined;
    }
  | { readonly kind: 'refused' | 'other-tenant' };

/** The company's own sign-in. What does not answer throws `directory-unavailable`. */
export interface IdentityProvider {
  /** The address to send the browser to. */
  address(request: SignInRequest): Promise<string>;
  redeem(redemption: Redemption): Promise<Redeemed>;
  /** Where to send the browser to sign out there as well; back to an address of ours afterwards. */
  leave(returnUri: string): string;
}
