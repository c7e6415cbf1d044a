import { AppPlan, BackendPlan, FilterPlan, ListenerPlan, MatchPlan, RoutePlan, RulePlan, TargetPlan, ValuePlan } from './app-plan';
import { admits, isOfEnvoy, isShared, teamOf, zoneOf } from './plan-facts';
import { RawApp, RawBackend, RawMatch, RawRule } from './raw-app';

const PATHS = ['/', '/a', '/a/', '/a/b', '/pay', '/pay/card', '/%7Euser', '/login'];
const EXPRESSIONS = ['/v[0-9]+/.*', '/(a|b)'];
const METHODS = ['GET', 'POST', 'DELETE', 'CONNECT'];
const VALUE_NAMES = ['x-a', 'X-A', 'x-b', 'accept'];
const VALUES = ['1', '2', 'a b'];

type Placed = Omit<AppPlan, 'routes'>;

const pickFrom = <Item>(items: readonly Item[], choice: number): Item => items[choice % items.length];

export function validRoutes({ routes }: RawApp, app: Placed): RoutePlan[] {
  return routes.map((raw, index): RoutePlan => {
    const chart = raw.chart % app.charts.length;
    const { namespace } = app.charts[chart];
    const attached = attachment(raw.listeners, raw.hostnames, app, namespace);
    const ofEnvoy = attached.listeners.every(listener => isOfEnvoy(app.gateways[app.listeners[listener].gateway]));
    return {
      ...attached,
      chart,
      name: raw.named ? `route-${index}` : undefined,
      rules: raw.rules.map((rule, position) => validRule(rule, position, app, ofEnvoy)),
    };
  });
}

/** Listeners that admit the namespace and hostnames that they serve; a listener of nobody where there is none. */
function attachment(picks: readonly number[], hosts: readonly number[], app: Placed, namespace: string): Pick<RoutePlan, 'listeners' | 'hostnames'> {
  const zone = zoneOf(app, namespace);
  const hostnames = [...new Set(hosts.map(host => pickFrom([`www.${zone}`, `api.${zone}`, `*.${zone}`, `a.b.${zone}`, zone], host)))];
  const admitting = app.listeners.flatMap((listener, index) => takesRoutes(listener, app, namespace) ? [index] : []);
  const wanted = admitting.length === 0 ? [] : [...new Set(picks.map(pick => pickFrom(admitting, pick)))];
  const serves = (listener: number, hostname: string) => serving(app.listeners[listener].hostname, hostname);
  const served = hostnames.filter(hostname => wanted.some(listener => serves(listener, hostname)));
  const useful = wanted.filter(listener => served.some(hostname => serves(listener, hostname)));
  if (useful.length > 0) return { listeners: useful, hostnames: served };
  const { hostnames: given } = teamOf(app, namespace) ?? {};
  const alone = wanted.filter(listener => {
    const { hostname, access } = app.listeners[listener];
    return !isShared(access) && (given === undefined || hostname !== undefined && hostname.endsWith(zone));
  });
  return alone.length > 0 ? { listeners: alone, hostnames: [] } : { listeners: [], hostnames: [`www.${zone}`] };
}

function takesRoutes({ kind, access, chart, gateway }: ListenerPlan, app: Placed, namespace: string): boolean {
  return (kind === 'http' || kind === 'https') && admits(app, access, app.charts[chart].namespace, namespace)
    && (!app.gateways[gateway].requireTeams || teamOf(app, namespace) !== undefined);
}

/** Whether a listener's hostname and a route's have a host in common. */
export function serving(listener: string | undefined, route: string): boolean {
  if (listener === undefined || listener === route) return true;
  const below = (wide: string, narrow: string) => wide.startsWith('*') && narrow.endsWith(wide.slice(1));
  return below(listener, route) || below(route, listener);
}

function validRule(raw: RawRule, index: number, app: Placed, ofEnvoy: boolean): RulePlan {
  const matches = raw.matches.map(validMatch);
  const byPrefix = matches.every(({ path }) => path === undefined || path.type === 'PathPrefix');
  const target = validTarget(raw.target, app, ofEnvoy, byPrefix);
  const [requestMs, backendRequestMs] = [raw.requestMs, raw.backendRequestMs];
  const longer = requestMs !== undefined && requestMs !== 0 && backendRequestMs !== undefined && backendRequestMs > requestMs;
  return {
    name: raw.name ? `rule-${index}` : undefined,
    matches,
    target,
    filters: validFilters(raw.filters, target, app, ofEnvoy, byPrefix),
    requestMs,
    backendRequestMs: longer ? requestMs : backendRequestMs,
    retry: raw.retry && app.experimental,
    session: raw.session && app.experimental,
  };
}

export function validMatch({ path, method, headers, queries }: RawMatch): MatchPlan {
  return {
    path: path && { type: path.type, value: pickFrom(path.type === 'RegularExpression' ? EXPRESSIONS : PATHS, path.value) },
    method: method === undefined ? undefined : pickFrom(METHODS, method),
    headers: validValues(headers, name => name.toLowerCase()),
    queries: validValues(queries, name => name),
  };
}

function validValues(raw: RawMatch['headers'], spelling: (name: string) => string): ValuePlan[] {
  const values = raw.map(({ name, value, regular }) => ({ name: pickFrom(VALUE_NAMES, name), value: pickFrom(VALUES, value), regular }));
  return values.filter(({ name }, index) => values.findIndex(each => spelling(each.name) === spelling(name)) === index);
}

function validBackend({ of, pick, port, granted }: RawBackend, { objects, charts }: Placed, ofEnvoy: boolean): BackendPlan {
  if (of === 'elsewhere') {
    const kind = pickFrom(['Service', 'ServiceImport', ...ofEnvoy ? ['Backend'] : []] as Array<'Service' | 'ServiceImport' | 'Backend'>, port);
    return { kind, name: 'far', namespace: pick % 4 === 0 ? pickFrom(charts, pick).namespace : 'elsewhere', granted };
  }
  const kinds = ['Service', 'ServiceImport', ...ofEnvoy ? ['ExternalBackend'] : []];
  const object = pickFrom(objects.flatMap(({ kind }, index) => kinds.includes(kind) ? [index] : []), pick);
  const { kind, ports } = objects[object];
  if (kind === 'ExternalBackend') return { object };
  return { object, port: pickFrom(ports.length > 1 ? ['number', 'name'] as const : [undefined, 'number', 'name'] as const, port) };
}

function validTarget(raw: RawRule['target'], app: Placed, ofEnvoy: boolean, byPrefix: boolean): TargetPlan {
  const [first, second, ...others] = raw.backends.map(each => validBackend(each, app, ofEnvoy));
  switch (raw.kind) {
    case 'split': {
      const parts = [first, second, ...others].map((each, index) => ({ backend: each, weight: raw.weights[index] }));
      return { kind: 'split', parts: parts.some(({ weight }) => weight > 0) ? parts : parts.map(part => ({ ...part, weight: 1 })) };
    }
    case 'canary': case 'blue-green': {
      const { kind, percent, includeIdle } = raw;
      const testers = kind === 'canary' && percent === -1 && raw.testers === 'none' ? 'header' : raw.testers;
      return { kind, stable: first, candidate: second, percent, testers, includeIdle };
    }
    case 'redirect': return { kind: 'redirect', to: raw.to === 'prefix' && !byPrefix ? 'path' : raw.to };
    case 'fixed': if (ofEnvoy) return { kind: 'fixed', status: raw.status, body: raw.body };
  }
  return { kind: 'backend', backend: first };
}

function validFilters(raw: RawRule['filters'], target: TargetPlan, app: Placed, ofEnvoy: boolean, byPrefix: boolean): FilterPlan[] {
  const filters = raw.flatMap((each, index): FilterPlan[] => {
    const { kind } = each;
    if (kind === 'header') return [{ kind, of: each.of, action: each.action, name: `x-${index}` }];
    if (kind === 'mirror') return target.kind === 'fixed' ? [] : [{ kind, share: each.share, backend: validBackend(each.backend, app, ofEnvoy) }];
    if (kind !== 'cors' && target.kind === 'redirect') return [];
    return [{ kind: kind === 'prefix' && !byPrefix ? 'full path' : kind }];
  });
  const once = ({ kind }: FilterPlan) => kind === 'prefix' ? 'full path' : kind;
  return filters.filter((filter, index) => filter.kind === 'header' || filter.kind === 'mirror' || filters.findIndex(each => once(each) === once(filter)) === index);
}
