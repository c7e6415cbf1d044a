import { Check } from '../ownership-view';

export const GATEWAY_GROUPS = ['gateway.networking.k8s.io', 'gateway.networking.x-k8s.io', 'gateway.envoyproxy.io'];

/** A Gateway API object of a namespace, in a chart that has none: it would go wherever whoever applies it happens to be. */
export const objectWithoutNamespace: Check = ({ facts }) => facts.objects
  .filter(({ group, namespace, ofCluster }) => GATEWAY_GROUPS.includes(group) && namespace === undefined && !ofCluster)
  .map(({ path, kind, name }) => ({
    id: 'object-without-namespace',
    severity: 'error',
    path,
    message: `${kind} "${name}" has no namespace, and so no owner: make its chart with \`{ namespace: '…' }\``,
  }));
