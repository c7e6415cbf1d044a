import { GATEWAY_API, ENVOY_GATEWAY } from './names';
import { World } from './world';

/** The name that workloads can prove to have. */
export const WORKLOAD_NAME = 'workload.test';
/** What stands for the certificate of an authority, until there is one. */
export const AUTHORITY = 'certificate of the authority';

/** Policies that ask for TLS to some of the workloads, and authorities for them. */
export function addBackendTlsPolicies(world: World): void {
  const { random } = world;
  for (const namespace of world.namespaces) {
    world.add({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'authority', namespace }, data: { 'ca.crt': AUTHORITY } });
    world.add({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'no-authority', namespace }, data: { key: 'value' } });
  }
  const targets = world.destinations.filter(({ protocol }) => protocol === 'TCP');
  for (const { kind, namespace, name } of world.many(0, 2, () => random.pick(targets))) {
    const section = kind === 'Service' && random.chance(0.4) ? random.pick(['http', 'admin']) : undefined;
    const policy = world.name('tls-to');
    world.addAcceptable(() => ({
      apiVersion: `${GATEWAY_API}/v1`,
      kind: 'BackendTLSPolicy',
      metadata: { name: policy, namespace },
      spec: {
        targetRefs: [{
          group: kind === 'Service' ? '' : ENVOY_GATEWAY, kind, name: world.isWrong(0.3) ? 'missing' : name, ...section !== undefined && { sectionName: section },
        }],
        validation: { hostname: random.chance(0.85) ? WORKLOAD_NAME : 'other.test', ...drawTrust(world) },
      },
    }));
  }
}

function drawTrust(world: World): object {
  const { random } = world;
  if (world.isWrong(0.3)) return { wellKnownCACertificates: 'System' };
  const right = { group: '', kind: 'ConfigMap', name: 'authority' };
  if (!world.isWrong()) return { caCertificateRefs: [right] };
  const wrong = random.pick([{ ...right, name: 'missing' }, { ...right, name: 'no-authority' }, { ...right, kind: 'Secret', name: 'opaque' }, { ...right, kind: 'Service', name: 'web' }]);
  return { caCertificateRefs: random.chance(0.3) ? [right, wrong] : [wrong] };
}
