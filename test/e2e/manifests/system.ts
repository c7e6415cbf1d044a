import { ServiceKind } from './service-kind';
import { CertificateAuthority } from '../stack/certificates';
import { KubernetesObject } from '../stack/kubectl';

/** What stands around the manifests of a system. */
export interface System {
  /** Services whose workload is not the usual one, which echoes HTTP; by namespace/name. */
  readonly services: { readonly [service: string]: ServiceKind };
  /** Secrets whose certificate has an RSA key and not an elliptic one, by namespace/name. @default - none */
  readonly rsaSecrets?: readonly string[];
  /** What the manifests take for granted. @default - nothing */
  readonly presupposed?: (authority: CertificateAuthority) => KubernetesObject[];
}
