import { CertificateAuthority } from '../stack/certificates';
import { KubernetesObject } from '../stack/kubectl';
import { AUTHORITY } from '../systems/backend-tls-policies';
import { NAMES } from '../systems/certificates';

/** The same objects, with a certificate in each Secret that says for whom, and in each ConfigMap of an authority. */
export async function deliverCertificates(objects: readonly KubernetesObject[], authority: CertificateAuthority): Promise<KubernetesObject[]> {
  return Promise.all(objects.map(async object => {
    if (object.kind === 'ConfigMap' && object.data['ca.crt'] === AUTHORITY) return { ...object, data: { 'ca.crt': authority.cert } };
    const names: string | undefined = object.metadata.annotations?.[NAMES];
    if (object.kind !== 'Secret' || names === undefined) return object;
    const { cert, key } = await authority.sign(names.split(','));
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    return { ...object, data: { 'tls.crt': base64(cert), 'tls.key': base64(key) } };
  }));
}
