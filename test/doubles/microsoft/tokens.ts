// A double. It issues and checks RS256 tokens as the sign-in of Microsoft Entra does, under a key of its own.
import { exportJWK, generateKeyPair, jwtVerify, SignJWT, type JWTPayload, type JWK } from 'jose';

export interface Signer {
  readonly jwks: { readonly keys: readonly JWK[] };
  /** Valid for so many seconds; below zero: expired. */
  sign(claims: JWTPayload, seconds: number): Promise<string>;
  /** The claims, or nothing when the signature, the audience or the time is not right. */
  open(token: string, audience: string): Promise<JWTPayload | undefined>;
}

let pair: ReturnType<typeof makePair> | undefined;
const makePair = async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  return { publicKey, privateKey, jwk: { ...(await exportJWK(publicKey)), kid: 'double-1', use: 'sig', alg: 'RS256' } };
};

/** All doubles of this process share a key: making one takes a while. */
export async function createSigner(): Promise<Signer> {
  const { publicKey, privateKey, jwk } = await (pair ??= makePair());
  return {
    jwks: { keys: [jwk] },
    sign(claims, seconds) {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ ...claims, iat: now, nbf: now - 5, exp: now + seconds })
        .setProtectedHeader({ alg: 'RS256', kid: 'double-1', typ: 'JWT' })
        .sign(privateKey);
    },
    async open(token, audience) {
      try {
        return (await jwtVerify(token, publicKey, { audience, algorithms: ['RS256'] })).payload;
      } catch {
        return undefined;
      }
    },
  };
}
