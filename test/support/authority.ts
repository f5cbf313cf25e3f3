import selfsigned from 'selfsigned';

export interface Issued {
  readonly certificate: string;
  readonly key: string;
}

const DAY = 86_400_000;

/** A certificate authority for one test run, trusted by nobody who is not told to. */
export async function makeAuthority(name: string) {
  const root = await selfsigned.generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return {
    certificate: root.cert,
    /** A server's certificate for these names and addresses; with days below 0 it has ended. */
    async issue(names: readonly string[], days = 60): Promise<Issued> {
      const isAddress = (value: string): boolean => /^[\d.]+$|:/u.test(value);
      const issued = await selfsigned.generate([{ name: 'commonName', value: names[0] ?? 'server' }], {
        keySize: 2048,
        algorithm: 'sha256',
        // A year ago, so that it can also have ended.
        notBeforeDate: new Date(Date.now() - 365 * DAY),
        notAfterDate: new Date(Date.now() + days * DAY),
        ca: { key: root.private, cert: root.cert },
        extensions: [
          { name: 'basicConstraints', cA: false },
          { name: 'extKeyUsage', serverAuth: true },
          {
            name: 'subjectAltName',
            altNames: names.map((value) => (isAddress(value) ? { type: 7, ip: value } : { type: 2, value })),
          },
        ],
      });
      return { certificate: issued.cert, key: issued.private };
    },
  };
}
