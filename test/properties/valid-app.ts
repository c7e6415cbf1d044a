import * as fc from 'fast-check';
import { AccessPlan, AppPlan, ChartPlan, GatewayPlan, LabelsPlan, ListenerPlan, ObjectKind, ObjectPlan, SecretPlan, TeamPlan } from './app-plan';
import { admits, isInline, teamOf, zoneOf } from './plan-facts';
import { RawAccess, RawApp, rawApp, RawSecret } from './raw-app';
import { validRoutes } from './valid-routes';

// Names that make two grants want one name, or are as long as a name can be.
const NAMESPACES = ['c', 'b-from-c', 'shop', 'shop-api', 'n'.repeat(63), 'pay', 'from', 'checkout-7'];
const NAMES = ['a', 'a-from-b', 'web', 'web-v2', `${'w'.repeat(53)}-${'w'.repeat(9)}`, 'a-from', 'tls', 'web-from-shop'];
const EVERYWHERE = '*.example.com';

/** Apps that every check of ownership is content with. */
export const validApp: fc.Arbitrary<AppPlan> = rawApp.map(planOf);

export function chosen<Item>(items: readonly Item[], choice: number): Item {
  return items[choice % items.length];
}

function planOf(raw: RawApp): AppPlan {
  const places = validPlaces(raw);
  const objects = validObjects(raw, places);
  const gateways = validGateways(raw, places, objects);
  const listeners = validListeners(raw, { ...places, objects, gateways });
  const settled = gateways.map((gateway, index) => withHttpsOnly(gateway, listeners.some(each => (
    each.kind === 'https' && each.gateway === index && isInline({ ...places, gateways }, each)))));
  const app = { experimental: raw.experimental, ...places, objects, gateways: settled, listeners };
  return { ...app, routes: validRoutes(raw, app) };
}

type Places = Pick<AppPlan, 'charts' | 'teams'>;

function validPlaces({ namespaces: raw, rotation, teams: rawTeams }: RawApp): Places {
  const namespaces = raw.map((each, index) => (
    { ...each, name: chosen(NAMESPACES, index + rotation), team: index === 0 ? 0 : each.team % (rawTeams.length + 1) }));
  const charts = namespaces.flatMap(({ name, charts: count, prefix }, index): ChartPlan[] =>
    Array.from({ length: count }, (_, chart) => ({ id: `${chart === 0 ? prefix : 'k'}${index}-${chart}`, namespace: name })));
  const teams = rawTeams.flatMap(({ given, labelled }, index): TeamPlan[] => {
    const owned = namespaces.filter(({ team }) => team === index).map(({ name }) => name);
    if (owned.length === 0) return [];
    const zone = `team-${index}.example.com`;
    const labels = labelled ? { tier: `t${index % 2}` } : {};
    return [{ name: `team-${index}`, namespaces: owned, hostnames: given ? [zone, `*.${zone}`] : undefined, labels: labels as LabelsPlan }];
  });
  return { charts, teams };
}

function validObjects({ objects: raw, gateways }: RawApp, places: Places): ObjectPlan[] {
  const { charts } = places;
  const owner = (chart: number) => teamOf(places, charts[chart].namespace)?.name ?? charts[chart].namespace;
  const platforms = gateways.map(gateway => owner(chosenGatewayChart(places, gateway.chart)));
  const asked = raw.map(({ kind, chart, name, ports }): ObjectPlan => ({
    kind,
    chart: chart % charts.length,
    name: kind === 'Namespace' ? `namespace-${chart}` : chosen(NAMES, name),
    ports: [{ name: 'http', port: 8080 }, { name: 'admin', port: 9090 }].slice(0, kind === 'Service' ? ports : 1),
  })).filter(({ kind, chart }) => kind !== 'ExternalBackend' || platforms.includes(owner(chart)));
  const needed = (['Service', 'Secret', 'ConfigMap'] as ObjectKind[]).filter(kind => !asked.some(each => each.kind === kind))
    .map((kind): ObjectPlan => ({ kind, chart: charts.length - 1, name: 'a', ports: [{ name: 'http', port: 80 }] }));
  const key = ({ kind, chart, name }: ObjectPlan) => `${kind} ${kind === 'Namespace' ? '' : charts[chart].namespace} ${name}`;
  const all = [...asked, ...needed];
  return all.filter((object, index) => all.findIndex(each => key(each) === key(object)) === index);
}

/** Gateways are for the first team, whose charts come first. */
function chosenGatewayChart({ charts, teams }: Places, choice: number): number {
  const own = charts.flatMap(({ namespace }, index) => teams[0].namespaces.includes(namespace) ? [index] : []);
  return chosen(own, choice);
}

function validGateways({ gateways: raw }: RawApp, places: Places, objects: readonly ObjectPlan[]): GatewayPlan[] {
  const indexes = (...kinds: ObjectKind[]) => objects.flatMap(({ kind }, index) => kinds.includes(kind) ? [index] : []);
  return raw.map(({ chart, named, gatewayClass, proxies, listenerAccess, clientAuthorities, backendSecret, ...rest }, index): GatewayPlan => ({
    ...rest,
    chart: chosenGatewayChart(places, chart),
    name: named ? `gateway-${index}` : undefined,
    gatewayClass,
    proxies: gatewayClass === 'nginx' || proxies === undefined ? undefined : { ...proxies, collector: chosen(indexes('Service'), proxies.collector) },
    listenerAccess: validAccess(listenerAccess, places),
    clientAuthorities: clientAuthorities.map(pick => chosen(indexes('ConfigMap', 'Secret'), pick)),
    backendSecret: backendSecret && validSecret(backendSecret, objects, false),
  }));
}

/** Clients show certificates to HTTPS listeners of the Gateway itself. */
function withHttpsOnly(gateway: GatewayPlan, hasHttps: boolean): GatewayPlan {
  return hasHttps ? gateway : { ...gateway, clientAuthorities: [] };
}

function validListeners({ listeners: raw }: RawApp, app: Places & Pick<AppPlan, 'objects' | 'gateways'>): ListenerPlan[] {
  const { charts, gateways, objects } = app;
  const taken = new Set<string>();
  const asked = raw.map(({ kind, gateway, chart, set, hostname, certificates, access }, index): ListenerPlan => {
    const holder = gateway % gateways.length;
    const { chart: home, listenerAccess } = gateways[holder];
    const [own, wanted] = [charts[home].namespace, charts[chart % charts.length].namespace];
    const mayHaveSet = own === wanted ? listenerAccess.from !== 'Labels' : admits(app, listenerAccess, own, wanted);
    const inSet = set !== 'none' && mayHaveSet;
    const place = inSet || own !== wanted && mayHaveSet ? chart % charts.length : home;
    const { namespace } = charts[place];
    const takesHostname = kind !== 'tcp' && kind !== 'udp';
    const served = takesHostname ? validHostname(hostname, app, namespace) : undefined;
    return {
      kind,
      gateway: holder,
      chart: place,
      listenerSet: inSet && (set === 'named' || namespace === own) ? `set-${holder}-${place}` : undefined,
      port: validPort(kind, holder, index, taken),
      hostname: served,
      certificates: ['https', 'terminate'].includes(kind) ? distinct(certificates.map(each => validSecret(each, objects, served !== undefined))) : [],
      access: kind === 'redirect' ? { from: 'Same' } : validAccess(access.from === 'None' ? { ...access, from: 'Same' } : access, app),
    };
  });
  const bare = gateways.flatMap((gateway, index): ListenerPlan[] => asked.some(each => each.gateway === index && isInline(app, each)) ? [] : [{
    kind: 'http',
    gateway: index,
    chart: gateway.chart,
    port: 20_000 + index,
    hostname: teamOf(app, charts[gateway.chart].namespace)!.hostnames?.[1],
    certificates: [],
    access: { from: 'All' },
  }]);
  return [...asked, ...bare];
}

function validHostname(choice: number, app: Places, namespace: string): string | undefined {
  const own = zoneOf(app, namespace);
  const given = teamOf(app, namespace)?.hostnames !== undefined;
  const zones = app.charts.map(chart => zoneOf(app, chart.namespace));
  return chosen(given ? [`*.${own}`, `www.${own}`, own] : [undefined, EVERYWHERE, `*.${own}`, `www.${own}`, `*.${chosen(zones, choice)}`], choice);
}

/** The usual port of a kind where it is free, else one that nobody else has. */
function validPort(kind: ListenerPlan['kind'], gateway: number, index: number, taken: Set<string>): number {
  const usual = { http: 80, redirect: 80, https: 443, passthrough: 443, terminate: 443, tcp: 9000, udp: 9000 }[kind];
  // Not shared by hostname: of two that overlap, routes of the wider one would lose requests.
  const key = `${gateway} ${kind === 'udp' ? 'udp' : ''} ${usual}`;
  if (taken.has(key)) return 10_000 + index;
  taken.add(key);
  return usual;
}

function validSecret({ of, pick, granted }: RawSecret, objects: readonly ObjectPlan[], mayBeIssued: boolean): SecretPlan {
  if (of === 'issuer' && mayBeIssued) return { issuer: `issuer-${pick}` };
  if (of === 'elsewhere') return { name: chosen(NAMES, pick), namespace: pick % 3 === 0 ? undefined : 'elsewhere', granted };
  return { object: chosen(objects.flatMap(({ kind }, index) => kind === 'Secret' ? [index] : []), pick) };
}

function validAccess({ from, picks }: RawAccess, { charts, teams }: Places): AccessPlan {
  switch (from) {
    case 'None': case 'Same': case 'All': return { from };
    case 'Namespaces': {
      const names = picks.map(pick => pick % 7 === 0 ? 'not-of-the-app' : chosen(charts, pick).namespace);
      return { from, namespaces: [...new Set(names)] };
    }
    case 'Labels': {
      const labels = chosen(teams, picks[0]).labels;
      if (Object.keys(labels).length > 0) return { from, labels };
      return { from, labels: { 'kubernetes.io/metadata.name': chosen(charts, picks[0]).namespace } };
    }
  }
}

/** Each certificate once, and one at most from an issuer. */
function distinct(secrets: readonly SecretPlan[]): SecretPlan[] {
  const key = (secret: SecretPlan) => 'issuer' in secret ? 'issuer' : JSON.stringify(secret);
  return secrets.filter((secret, index) => secrets.findIndex(each => key(each) === key(secret)) === index);
}

