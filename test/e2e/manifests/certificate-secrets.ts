import { Manifests } from './manifests';
import { CertificateAuthority } from '../stack/certificates';
import { KubernetesObject } from '../stack/kubectl';

/** The Secret of every certificate that listeners name, for the hostnames of all of them; as its team, or cert-manager, would make it. */
export async function certificateSecrets(
  manifests: Manifests, rsaSecrets: readonly string[], authority: CertificateAuthority,
): Promise<KubernetesObject[]> {
  const hostnames = new Map<string, string[]>();
  for (const { metadata, spec } of manifests.ofKind('Gateway', 'ListenerSet')) {
    for (const { name: listener, hostname, tls } of spec.listeners) {
      for (const { name, namespace = metadata.namespace } of tls?.certificateRefs ?? []) {
        if (hostname === undefined) throw new Error(`listener ${listener} has a certificate and no hostname: for what should it be signed?`);
        const secret = `${namespace}/${name}`;
        hostnames.set(secret, [...hostnames.get(secret) ?? [], hostname]);
      }
    }
  }
  const unknown = rsaSecrets.filter(secret => !hostnames.has(secret));
  if (unknown.length > 0) throw new Error(`no listener names the Secret ${unknown.join(' or ')}`);
  return Promise.all([...hostnames].map(async ([secret, names]) => {
    const [namespace, name] = secret.split('/');
    const { cert, key } = await authority.sign(names, rsaSecrets.includes(secret) ? 'rsa' : 'ecdsa');
    const data = { 'tls.crt': base64(cert), 'tls.key': base64(key) };
    return { apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/tls', metadata: { name, namespace }, data };
  }));
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
