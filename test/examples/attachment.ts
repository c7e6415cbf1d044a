import { Manifest, Synthesized } from './synthesized';

/** Why a route does not attach where one of its `parentRefs` says; nothing when it does. */
export function attachmentProblem(system: Synthesized, route: Manifest, { kind, name, namespace, sectionName }: any): string | undefined {
  const own = route.metadata.namespace!;
  const parent = find(system, kind, name, namespace ?? own);
  if (parent === undefined) return `no ${kind} ${namespace ?? own}/${name}`;
  const listener = parent.spec.listeners.find((each: any) => each.name === sectionName);
  if (listener === undefined) return `no listener ${sectionName}`;
  const { kinds, namespaces } = listener.allowedRoutes;
  if (!kinds.some((each: any) => each.kind === route.kind)) return `listener ${sectionName} does not take ${route.kind}`;
  if (!admits(system, namespaces, parent.metadata.namespace!, own)) return `listener ${sectionName} does not admit namespace ${own}`;
  if (!sharesHostname(listener.hostname, route.spec.hostnames)) return `listener ${sectionName} serves none of ${route.spec.hostnames}`;
  return parent.kind === 'ListenerSet' ? setProblem(system, parent) : undefined;
}

function setProblem(system: Synthesized, { metadata, spec }: Manifest): string | undefined {
  const gateway = find(system, spec.parentRef.kind, spec.parentRef.name, spec.parentRef.namespace ?? metadata.namespace);
  if (gateway === undefined) return `no Gateway for ListenerSet ${metadata.name}`;
  const namespaces = gateway.spec.allowedListeners?.namespaces ?? { from: 'None' };
  return admits(system, namespaces, gateway.metadata.namespace!, metadata.namespace!) ? undefined : `ListenerSet ${metadata.name} is not let in`;
}

function find({ manifests }: Synthesized, kind: string, name: string, namespace: string | undefined): Manifest | undefined {
  return manifests.find(each => each.kind === kind && each.metadata.name === name && each.metadata.namespace === namespace);
}

function admits(system: Synthesized, { from, selector }: any, own: string, namespace: string): boolean {
  if (from !== 'Selector') return from === 'All' || from === 'Same' && namespace === own;
  const labels = { ...system.named('Namespace', namespace).metadata.labels, 'kubernetes.io/metadata.name': namespace } as { [key: string]: string };
  return Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value)
    && (selector.matchExpressions ?? []).every(({ key, operator, values }: any) => operator === 'In' && values.includes(labels[key]));
}

function sharesHostname(listener: string | undefined, hostnames: readonly string[] | undefined): boolean {
  if (listener === undefined || hostnames === undefined) return true;
  return hostnames.some(each => each === listener || listener.startsWith('*.') && each.endsWith(listener.slice(1)));
}
