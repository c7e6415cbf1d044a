import { AppPlan, ListenerPlan, RoutePlan, RulePlan } from './app-plan';
import { teamOf } from './plan-facts';

/** One thing wrong with an app that was right; nothing where the app has no place for it. */
export type Mutation = (plan: AppPlan) => AppPlan | undefined;

const EVERYTHING: RulePlan = {
  matches: [{ headers: [], queries: [] }], target: { kind: 'redirect', to: 'https' }, filters: [], retry: false, session: false,
};

/** What goes wrong, by the id of the finding that must say so. */
export const MUTATIONS: { readonly [id: string]: Mutation } = {
  'route-outside-access': plan => firstAttached(plan, ({ chart }, listener, index) => withListener(plan, index, {
    ...listener, access: { from: 'Namespaces', namespaces: [`not-${plan.charts[chart].namespace.slice(0, 50)}`] },
  })),

  'route-without-team': plan => firstAttached(plan, ({ chart }, { gateway }) => {
    const { namespace } = plan.charts[chart];
    const others = plan.teams.map(team => ({ ...team, namespaces: team.namespaces.filter(each => each !== namespace) }));
    const teams = others.filter(({ namespaces }) => namespaces.length > 0);
    return { ...plan, teams, gateways: plan.gateways.map((each, index) => index === gateway ? { ...each, requireTeams: true } : each) };
  }),

  'unserved-hostname': plan => firstAttached(plan, (route, listener) => {
    const listeners = route.listeners.map(each => plan.listeners[each]);
    if (listeners.some(({ hostname }) => hostname === undefined)) return undefined;
    return withRoute(plan, route, { hostnames: [...route.hostnames.length > 0 ? route.hostnames : [listener.hostname!], 'nobody.invalid'] });
  }),

  'contested-namespace': plan => ({ ...plan, teams: [...plan.teams, { name: 'taker', namespaces: [plan.teams[0].namespaces[0]], labels: {} }] }),

  'hostname-outside-team': plan => firstAttached(plan, route => {
    const team = teamOf(plan, plan.charts[route.chart].namespace);
    return team && { ...plan, teams: plan.teams.map(each => each === team ? { ...each, hostnames: ['given.invalid'] } : each) };
  }),

  'hostless-route': plan => firstAttached(plan, (route, listener, index) => {
    const opened: AppPlan = withListener(plan, index, { ...listener, access: { from: 'All' } });
    return withRoute(opened, route, { hostnames: [] });
  }),

  'contested-match': plan => firstAttached(plan, (route, listener, index) => {
    const owner = ownerOf(plan, route);
    const chart = plan.charts.findIndex(({ namespace }) => ownerOfNamespace(plan, namespace) !== owner);
    if (chart === -1) return undefined;
    const other: RoutePlan = { chart, listeners: [index], hostnames: route.hostnames, rules: [{ ...EVERYTHING, matches: route.rules[0].matches }] };
    return { ...withListener(plan, index, { ...listener, access: { from: 'All' } }), routes: [...plan.routes, other] };
  }),

  'wildcard-over-host': plan => firstAttached(plan, (route, listener, index) => {
    const host = route.hostnames.find(each => !each.startsWith('*') && serves(listener.hostname, each));
    const chart = plan.charts.findIndex(({ namespace }) => ownerOfNamespace(plan, namespace) !== ownerOf(plan, route)
      && ownerOfNamespace(plan, namespace) !== ownerOfNamespace(plan, plan.charts[listener.chart].namespace));
    if (host === undefined || chart === -1) return undefined;
    if (listener.hostname !== undefined && !listener.hostname.startsWith('*')) return undefined;
    const other: RoutePlan = { chart, listeners: [index], hostnames: [`*.${host.split('.').slice(1).join('.')}`], rules: [EVERYTHING] };
    return { ...withListener(plan, index, { ...listener, access: { from: 'All' } }), routes: [...plan.routes, other] };
  }),

  'listener-not-admitted': plan => {
    const namespaceOf = (chart: number) => plan.charts[chart].namespace;
    const listener = plan.listeners.find(({ chart, gateway }) => namespaceOf(chart) !== namespaceOf(plan.gateways[gateway].chart));
    if (listener === undefined) return undefined;
    return { ...plan, gateways: plan.gateways.map((each, index) => index === listener.gateway ? { ...each, listenerAccess: { from: 'None' } } : each) };
  },

  'duplicate-object': plan => ({ ...plan, objects: [...plan.objects, plan.objects.find(({ kind }) => kind === 'Service')!] }),

  'external-backend-of-tenant': plan => {
    const owners = plan.gateways.map(({ chart }) => ownerOfNamespace(plan, plan.charts[chart].namespace));
    const chart = plan.charts.findIndex(({ namespace }) => !owners.includes(ownerOfNamespace(plan, namespace)));
    return chart === -1 ? undefined : { ...plan, objects: [...plan.objects, { kind: 'ExternalBackend', chart, name: 'sneaky', ports: [] }] };
  },

  'envoy-gateway-only': plan => firstAttached(plan, (route, { gateway }) => ({
    ...withRoute(plan, route, { rules: [...route.rules, { ...EVERYTHING, target: { kind: 'fixed', status: 200, body: true } }] }),
    gateways: plan.gateways.map((each, index) => index === gateway ? { ...each, gatewayClass: 'nginx', proxies: undefined } : each),
  })),

  'missing-service-port': plan => {
    const targets = plan.routes.flatMap(({ rules }) => rules).map(({ target }) => target);
    const used = targets.flatMap(target => target.kind === 'backend' && 'object' in target.backend ? [target.backend.object] : []).find(object => plan.objects[object].kind === 'Service');
    return used === undefined ? undefined : { ...plan, objects: plan.objects.map((each, index) => index === used ? { ...each, ports: [] } : each) };
  },
};

function ownerOf(plan: AppPlan, { chart }: RoutePlan): string {
  return ownerOfNamespace(plan, plan.charts[chart].namespace);
}

function ownerOfNamespace(plan: AppPlan, namespace: string): string {
  return teamOf(plan, namespace)?.name ?? namespace;
}

function serves(listener: string | undefined, host: string): boolean {
  return listener === undefined || listener === host || listener.startsWith('*') && host.endsWith(listener.slice(1));
}

function firstAttached(plan: AppPlan, mutate: (route: RoutePlan, listener: ListenerPlan, index: number) => AppPlan | undefined): AppPlan | undefined {
  for (const route of plan.routes) {
    for (const index of route.listeners) {
      const mutated = mutate(route, plan.listeners[index], index);
      if (mutated !== undefined) return mutated;
    }
  }
  return undefined;
}

function withListener(plan: AppPlan, index: number, listener: ListenerPlan): AppPlan {
  return { ...plan, listeners: plan.listeners.map((each, place) => place === index ? listener : each) };
}

function withRoute(plan: AppPlan, route: RoutePlan, change: Partial<RoutePlan>): AppPlan {
  return { ...plan, routes: plan.routes.map(each => each === route ? { ...each, ...change } : each) };
}
