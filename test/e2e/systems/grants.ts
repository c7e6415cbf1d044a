import { ENVOY_GATEWAY, GATEWAY_API } from './names';
import { World } from './world';

interface Referent {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/**
 * Each kind with its own group: of the grants for a kind Envoy Gateway 1.9 reads the first that it comes across, in no certain order, and looks at the group only
 * then (findReferenceGrant in internal/provider/kubernetes/controller.go). With kinds of wrong groups the same system would be judged now this way, now that.
 */
const OTHERS = [{ group: '', kind: 'Secret' }, { group: '', kind: 'Service' }, { group: ENVOY_GATEWAY, kind: 'Backend' }];

/** A grant for a reference that leaves its namespace; or none, or one that is too narrow. */
export function allow(world: World, from: { readonly kind: string; readonly namespace: string; readonly group?: string }, to: Referent): void {
  if (world.isWrong()) return;
  const { random } = world;
  const narrow = world.isWrong() ? random.pick(['from', 'kind', 'name', 'namespace', 'to'] as const) : undefined;
  const sources = [{
    group: from.group ?? GATEWAY_API,
    kind: narrow === 'kind' ? random.pick(['Gateway', 'HTTPRoute', 'TLSRoute']) : from.kind,
    namespace: narrow === 'from' ? random.pick(world.namespaces) : from.namespace,
  }];
  const targets = [{
    ...narrow === 'to' ? random.pick(OTHERS) : { group: to.group, kind: to.kind },
    ...(narrow === 'name' || random.chance(0.3)) && { name: narrow === 'name' ? 'another' : to.name },
  }];
  world.addAcceptable(() => ({
    apiVersion: `${GATEWAY_API}/${random.pick(['v1beta1', 'v1'])}`,
    kind: 'ReferenceGrant',
    metadata: { name: world.name('grant'), namespace: narrow === 'namespace' ? from.namespace : to.namespace },
    spec: {
      from: random.chance(0.2) ? [{ group: 'example.com', kind: 'Other', namespace: from.namespace }, ...sources] : sources,
      to: random.chance(0.2) ? [...targets, { group: '', kind: 'ConfigMap' }] : targets,
    },
  }));
}
