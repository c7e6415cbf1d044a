import { BackendTls } from './explanation';
import { ClusterObject } from '../model/cluster-object';
import { BackendTlsPolicyObject } from '../status/policies/policy-objects';
import { BackendState } from '../status/state';

type BackendObject = ClusterObject<{ readonly tls?: { readonly sni?: string } }>;

/** TLS towards a backend: by its BackendTLSPolicy, or by a Backend of Envoy Gateway itself. */
export function backendTls({ tlsPolicy, kind, object }: BackendState): BackendTls | undefined {
  if (tlsPolicy !== undefined) {
    const { spec, metadata: { namespace = '', name } } = tlsPolicy as BackendTlsPolicyObject;
    return { passthrough: false, sni: spec.validation.hostname, policy: { namespace, name } };
  }
  const tls = kind === 'Backend' ? (object as BackendObject | undefined)?.spec.tls : undefined;
  return tls && { passthrough: false, ...tls.sni !== undefined && { sni: tls.sni } };
}
