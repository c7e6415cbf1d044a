import { Entrance, routesTo } from './attachments';
import { Request } from './request';
import { callFor, hostFor, nearly, Parts, partsFor } from './request-parts';
import { KubernetesObject } from '../stack/kubectl';
import { Random } from '../verdicts/random';

/** A request for some listener of a system, mostly one that a route there asks for, or nearly. */
export function drawRequest(id: string, places: readonly Entrance[], objects: readonly KubernetesObject[], random: Random): Request {
  const entrance = drawEntrance(places, objects, random);
  const { gateway, listener: { port, protocol, hostname, tls } } = entrance;
  const route = random.chance(0.95) ? drawRoute(routesTo(entrance, objects), random) : undefined;
  const others = places.filter(each => each.gateway === gateway);
  const base = { id, gateway, port: (random.chance(0.97) ? port : random.pick(others).listener.port) as number };
  const name = random.pick([...route?.spec.hostnames ?? [undefined], hostname]) as string | undefined;
  if (protocol === 'TCP') return { ...base, protocol: 'tcp' };
  if (protocol === 'UDP') return { ...base, protocol: 'udp' };
  if (protocol === 'TLS') return { ...base, protocol: 'tls', ...random.chance(0.97) && { sni: hostFor(random.chance(0.8) ? name : undefined, random) } };
  const rule = route === undefined ? undefined : random.pick(route.spec.rules as any[]);
  const match = random.pick(rule?.matches as any[] | undefined ?? [undefined]);
  const parts = partsFor(route?.kind === 'HTTPRoute' ? match : { headers: match?.headers }, name, random);
  const isSecure = (tls !== undefined || protocol === 'HTTPS') !== random.chance(0.01);
  if (route?.kind === 'GRPCRoute') return call(base, parts, callFor(match ?? {}, random), isSecure, random);
  nearly(parts, random);
  const { host, path, method, headers, query } = parts;
  return {
    ...base,
    protocol: 'http',
    scheme: isSecure ? 'https' : 'http',
    ...isSecure && serverName(host, hostname, random),
    method,
    host,
    path,
    ...query.length > 0 && { query: query.map(pair => pair.join('=').replace(/ /g, '%20')).join('&') },
    headers,
  };
}

function call(base: Pick<Request, 'id' | 'gateway' | 'port'>, parts: Parts, path: string, isSecure: boolean, random: Random): Request {
  if (random.chance(0.2)) parts.host = hostFor(undefined, random);
  if (random.chance(0.2)) nearly(parts, random);
  const headers = Object.fromEntries(Object.entries(parts.headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { ...base, protocol: 'grpc', scheme: isSecure ? 'https' : 'http', ...isSecure && serverName(parts.host, undefined, random), method: 'POST', host: parts.host, path, headers };
}

/** Listeners that routes go to, mostly. */
function drawEntrance(places: readonly Entrance[], objects: readonly KubernetesObject[], random: Random): Entrance {
  const wanted = random.chance(0.85) ? ['HTTP', 'HTTPS'] : ['TCP', 'UDP', 'TLS'];
  const used = places.filter(place => routesTo(place, objects).length > 0);
  const best = used.filter(({ listener }) => wanted.includes(listener.protocol));
  return random.pick(random.chance(0.05) ? places : best.length > 0 ? best : used.length > 0 ? used : places);
}

function drawRoute(routes: readonly KubernetesObject[], random: Random): KubernetesObject | undefined {
  return routes.length === 0 ? undefined : random.pick(routes);
}

/** The name of the host, mostly; misdirected, or none, at times. */
function serverName(host: string, hostname: string | undefined, random: Random): { readonly sni?: string } {
  if (random.chance(0.03)) return {};
  const name = random.chance(0.8) ? host.replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase() : hostFor(random.chance(0.5) ? hostname : undefined, random);
  return { sni: name };
}
