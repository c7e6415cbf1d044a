import 'reflect-metadata'; // what the next line needs to be loaded
import { webcrypto } from 'crypto';
import {
  BasicConstraintsExtension, ExtendedKeyUsage, ExtendedKeyUsageExtension, KeyUsageFlags, KeyUsagesExtension, SubjectAlternativeNameExtension,
  X509Certificate, X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate and its key, as PEM. */
export interface CertificatePair {
  readonly cert: string;
  readonly key: string;
}

export type KeyType = 'ecdsa' | 'rsa';

const ALGORITHMS = {
  ecdsa: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  rsa: { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
};
const DAY = 24 * 3600 * 1000;

/** A certificate authority for one stack, which signs what a cluster's own, or cert-manager, would. */
export class CertificateAuthority {
  public static async make(): Promise<CertificateAuthority> {
    const keys = await makeKeys('ecdsa');
    const certificate = await X509CertificateGenerator.createSelfSigned({
      name: 'CN=cdk8s-gateway-api test',
      keys,
      ...validity(),
      signingAlgorithm: ALGORITHMS.ecdsa,
      extensions: [new BasicConstraintsExtension(true, undefined, true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true)],
    });
    return new CertificateAuthority(certificate, keys.privateKey);
  }

  private constructor(private readonly certificate: X509Certificate, private readonly key: webcrypto.CryptoKey) {}

  public get cert(): string {
    return this.certificate.toString('pem');
  }

  /** A server's certificate, for DNS names and IPv4 addresses. */
  public async sign(names: readonly string[], keyType: KeyType = 'ecdsa'): Promise<CertificatePair> {
    const keys = await makeKeys(keyType);
    const certificate = await X509CertificateGenerator.create({
      subject: [{ CN: [names[0]] }],
      issuer: this.certificate.subject,
      publicKey: keys.publicKey,
      signingKey: this.key,
      ...validity(),
      signingAlgorithm: ALGORITHMS.ecdsa,
      extensions: [
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth, ExtendedKeyUsage.clientAuth]),
        new SubjectAlternativeNameExtension(names.map(value => ({ type: /^[\d.]+$/.test(value) ? 'ip' : 'dns', value }))),
      ],
    });
    const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
    return { cert: certificate.toString('pem'), key: `-----BEGIN PRIVATE KEY-----\n${key.match(/.{1,64}/g)!.join('\n')}\n-----END PRIVATE KEY-----\n` };
  }
}

async function makeKeys(keyType: KeyType): Promise<webcrypto.CryptoKeyPair> {
  return await webcrypto.subtle.generateKey(ALGORITHMS[keyType], true, ['sign', 'verify']) as webcrypto.CryptoKeyPair;
}

function validity(): { readonly notBefore: Date; readonly notAfter: Date } {
  return { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + DAY) };
}
