/** How an application proves itself to Microsoft Entra. */
export type EntraCredential =
  | { readonly kind: 'secret'; readonly secret: string }
  /** Both in PEM. */
  | { readonly kind: 'certificate'; readonly certificate: string; readonly privateKey: string }
  /** Of an issuer that the registration trusts, read afresh each time: it lives for minutes. */
  | { readonly kind: 'assertion'; readonly read: () => Promise<string> };

/** One registration in one tenant of one cloud. */
export interface EntraSettings {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: EntraCredential;
  /** Such as `https://login.microsoftonline.com`. */
  readonly authorityHost: string;
  /** How long one answer may take, in milliseconds. */
  readonly patienceMs: number;
}
