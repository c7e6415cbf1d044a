import { ClusterObject } from '../model/cluster-object';
import { secretType, secretValue } from '../model/core-objects';

/** What a Secret has to serve TLS with, or why it has nothing. */
export type ServingCertificate =
  | { readonly names: readonly string[]; readonly algorithm: string }
  | { readonly problem: string; readonly fix: string };

const PRIVATE_KEY = /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----/;

/**
 * The certificate of a Secret of type kubernetes.io/tls: that it parses, and that its key belongs to it. Whether it has expired is not judged,
 * because that hangs on the day.
 */
export function servingCertificate(secret: ClusterObject): ServingCertificate {
  const type = secretType(secret);
  if (type !== 'kubernetes.io/tls') return { problem: `has type ${type}`, fix: 'make it a Secret of type kubernetes.io/tls' };
  const [chain, key] = [secretValue(secret, 'tls.crt'), secretValue(secret, 'tls.key')];
  if (!chain || !key) return { problem: `has no ${!chain ? 'tls.crt' : 'tls.key'}`, fix: 'give it both tls.crt and tls.key' };
  let cached = parsed.get(secret);
  if (cached === undefined) parsed.set(secret, cached = parse(chain, key));
  return cached;
}

/** Several listeners serve one Secret. */
const parsed = new WeakMap<ClusterObject, ServingCertificate>();

function parse(chain: string, key: string): ServingCertificate {
  // Loaded on first use: most simulations see no certificate.
  const { X509Certificate, createPrivateKey } = require('crypto') as typeof import('crypto'); // eslint-disable-line @typescript-eslint/no-require-imports
  const fix = 'put a certificate and its private key there, both as PEM';
  let certificate: InstanceType<typeof X509Certificate>;
  try {
    certificate = new X509Certificate(chain);
  } catch {
    return { problem: 'has no certificate in tls.crt', fix };
  }
  if (!PRIVATE_KEY.test(key)) return { problem: 'has no private key in tls.key that is PKCS #8, PKCS #1 or EC', fix };
  try {
    const privateKey = createPrivateKey(key);
    if (!certificate.checkPrivateKey(privateKey)) return { problem: 'has a private key that does not belong to its certificate', fix };
    return { names: dnsNames(certificate.subjectAltName, certificate.subject), algorithm: String(privateKey.asymmetricKeyType) };
  } catch {
    return { problem: 'has a private key in tls.key that cannot be read', fix };
  }
}

/** Names of the certificate; its common name where it has no others. */
function dnsNames(alternatives: string | undefined, subject: string | undefined): string[] {
  const names = (alternatives ?? '').split(', ').filter(each => each.startsWith('DNS:')).map(each => each.slice('DNS:'.length));
  if (names.length > 0) return names;
  const common = /^CN=(.+)$/m.exec(subject ?? '');
  return common === null ? [] : [common[1]];
}
