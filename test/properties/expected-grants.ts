import { AppPlan, BackendPlan, ObjectKind, RulePlan } from './app-plan';
import { isInline } from './plan-facts';

/** Permission for the objects of one namespace, by kind, to refer to one object of another. */
export interface ExpectedGrant {
  readonly file: string;
  readonly namespace: string;
  readonly from: ReadonlyArray<{ readonly group: string; readonly kind: string; readonly namespace: string }>;
  readonly to: ReadonlyArray<{ readonly group: string; readonly kind: string; readonly name: string }>;
  /** What it is called where that is free and not too long. */
  readonly plainName: string;
}

const GROUPS: { readonly [kind in ObjectKind]: string } = {
  Service: '', Secret: '', ConfigMap: '', Namespace: '', ServiceImport: 'multicluster.x-k8s.io', ExternalBackend: 'gateway.envoyproxy.io',
};

/** The grants that an app needs, from its plan. */
export function expectedGrants(plan: AppPlan): ExpectedGrant[] {
  const kinds = new Map<string, Set<string>>();
  for (const [object, kind, namespace] of references(plan)) {
    if (plan.charts[plan.objects[object].chart].namespace === namespace) continue;
    const key = `${object} ${namespace}`;
    kinds.set(key, (kinds.get(key) ?? new Set()).add(kind));
  }
  return [...kinds].map(([key, fromKinds]): ExpectedGrant => {
    const [object, from] = key.split(' ');
    const { kind, name, chart } = plan.objects[Number(object)];
    return {
      file: `${plan.charts[chart].id}.k8s.yaml`,
      namespace: plan.charts[chart].namespace,
      from: [...fromKinds].sort().map(each => ({ group: 'gateway.networking.k8s.io', kind: each, namespace: from })),
      to: [{ group: GROUPS[kind], kind: kind === 'ExternalBackend' ? 'Backend' : kind, name }],
      plainName: `${name}-from-${from}`,
    };
  });
}

/** Every reference to an object of the app: which object, from what kind, in which namespace. */
function* references(plan: AppPlan): Generator<readonly [object: number, kind: string, namespace: string]> {
  const { charts, gateways, listeners, routes } = plan;
  for (const { chart, clientAuthorities, backendSecret } of gateways) {
    const { namespace } = charts[chart];
    for (const authority of clientAuthorities) yield [authority, 'Gateway', namespace];
    if (backendSecret && 'object' in backendSecret) yield [backendSecret.object, 'Gateway', namespace];
  }
  for (const listener of listeners) {
    for (const certificate of listener.certificates) {
      if ('object' in certificate) yield [certificate.object, isInline(plan, listener) ? 'Gateway' : 'ListenerSet', charts[listener.chart].namespace];
    }
  }
  for (const { chart, rules } of routes) {
    for (const backend of rules.flatMap(backendsOf)) {
      if ('object' in backend) yield [backend.object, 'HTTPRoute', charts[chart].namespace];
    }
  }
}

/** What has to be asked of owners outside the app: `<from kind> <from namespace> to <kind> <namespace>/<name>`. */
export function expectedRequests({ charts, gateways, listeners, routes }: AppPlan): Set<string> {
  const asked = new Set<string>();
  const ask = (kind: string, own: string, to: { kind: string; name: string; namespace?: string; granted: boolean }) => {
    if (!to.granted && to.namespace !== undefined && to.namespace !== own) asked.add(`${kind} ${own} to ${to.kind} ${to.namespace}/${to.name}`);
  };
  for (const { chart, backendSecret } of gateways) {
    if (backendSecret && 'granted' in backendSecret) ask('Gateway', charts[chart].namespace, { kind: 'Secret', ...backendSecret });
  }
  for (const listener of listeners) {
    const kind = isInline({ charts, gateways }, listener) ? 'Gateway' : 'ListenerSet';
    for (const certificate of listener.certificates) {
      if ('granted' in certificate) ask(kind, charts[listener.chart].namespace, { kind: 'Secret', ...certificate });
    }
  }
  for (const { chart, rules } of routes) {
    for (const backend of rules.flatMap(backendsOf)) {
      if ('granted' in backend) ask('HTTPRoute', charts[chart].namespace, backend);
    }
  }
  return asked;
}

function backendsOf({ target, filters }: RulePlan): BackendPlan[] {
  return [...targets(target), ...filters.flatMap(filter => filter.kind === 'mirror' ? [filter.backend] : [])];
}

function targets(target: RulePlan['target']): BackendPlan[] {
  switch (target.kind) {
    case 'backend': return [target.backend];
    case 'split': return target.parts.map(({ backend }) => backend);
    case 'canary': {
      const { stable, candidate, percent, testers, includeIdle } = target;
      const usesStable = percent !== 100 || includeIdle;
      const usesCandidate = percent > 0 || includeIdle || percent === -1 && testers !== 'none';
      return [...usesStable ? [stable] : [], ...usesCandidate ? [candidate] : []];
    }
    case 'blue-green': {
      const { stable, candidate, percent, testers, includeIdle } = target;
      const [active, idle] = percent > 50 ? [candidate, stable] : [stable, candidate];
      return [active, ...testers !== 'none' || includeIdle ? [idle] : []];
    }
    case 'redirect': case 'fixed': return [];
  }
}
