import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { generate } from 'selfsigned';

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A certificate for servers on this machine, signed by itself. */
export async function localCertificate(name = 'localhost'): Promise<Certificate> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: name },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { cert, key };
}

let here: Promise<Certificate> | undefined;
/** One for all doubles of this process: making a key takes a while. */
export const sharedCertificate = (): Promise<Certificate> => (here ??= localCertificate());

/** This process believes it from now on, as NODE_EXTRA_CA_CERTS does from the start; gives the way back. */
export function trust({ cert }: Certificate): () => void {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, cert]);
  return () => setDefaultCACertificates(before);
}
