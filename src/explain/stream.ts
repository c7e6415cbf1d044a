import { backendTls } from './backend-tls';
import { BackendShare, Explanation, NOTHING } from './explanation';
import { listListeners, PassedOverList } from './passed-over';
import { PortIndex, streamAttachments } from './port-index';
import { ProxyIndex } from './proxy-index';
import { refusal } from './refusal';
import { ExplainRequest, HttpRequest } from './request';
import { NO_RESPONSE_CHANGES } from './response-changes';
import { connectionShares } from './shares';
import { ageText, byAge, hangsOnAge } from '../model/age';
import { describeObject } from '../model/cluster-object';
import { ANY_HOSTNAME, covers, wildcardsOver } from '../model/hostname';
import { Simulation } from '../status/simulation';
import { Attachment, ListenerState } from '../status/state';

/** What a connection is explained by. */
export interface StreamScene {
  readonly proxy: ProxyIndex;
  readonly port: PortIndex;
  readonly simulation: Simulation;
}

/**
 * Explains a connection of TCP, or a packet of UDP, by its port; where there is TLS, by its server name. A request in it goes along as it is.
 */
export function explainStream({ protocol, sni }: ExplainRequest, scene: StreamScene, carried?: HttpRequest): Explanation {
  const { port } = scene;
  const [plain] = port.speaking('TCP', 'UDP');
  if (plain !== undefined) return forwarded(plain, undefined, scene, carried);
  if (protocol === 'tcp' && sni === undefined) return refusal(scene, undefined, { serverName: undefined }, 'the port speaks TLS or HTTP: say a server name, or ask with protocol http');
  const name = sni === undefined || sni === '' ? undefined : sni.toLowerCase();
  const listener = port.mostSpecific('TLS', name);
  if (listener === undefined) return refusal(scene, undefined, { serverName: name }, `no listener takes ${name === undefined ? 'a handshake without server name' : `the server name ${name}`}`);
  if (listener.spec.protocol === 'HTTPS') return refusal(scene, listener, { serverName: name }, `listener ${listener.spec.name} speaks HTTP in TLS: ask with protocol http`);
  return forwarded(listener, name, scene, carried);
}

/** One route of a listener gets all: the one with the most specific hostname, and among these the oldest. */
function forwarded(listener: ListenerState, name: string | undefined, scene: StreamScene, carried: HttpRequest | undefined): Explanation {
  const isTls = listener.spec.protocol === 'TLS';
  const possible = streamAttachments(listener, scene.simulation.behaviour.envoyGateway);
  const ranked = isTls ? byHostname(possible, name) : [...possible].sort(byRouteAge);
  const [winner, ...others] = ranked;
  const list = new PassedOverList();
  for (const { route } of others) {
    list.add(() => ({ route, reason: lossReason(winner, route.object, isTls) }));
  }
  const [known, heard] = [new Set(ranked), new Set(possible)];
  for (const attachment of listener.attachments) {
    if (known.has(attachment)) continue;
    const reason = heard.has(attachment) ? `hostname ${attachment.hostnames.join(', ')} does not take ${name === undefined ? 'a handshake without server name' : `the server name ${name}`}`
      : 'the TLSRoutes of the listener get everything';
    list.add(() => ({ route: attachment.route, reason }));
  }
  listListeners(scene.port, listener, { serverName: isTls ? name : undefined }, list);
  const place = { gateway: listener.gateway, listener };
  if (winner === undefined) {
    const refused = listener.attachments.length === 0 ? `listener ${listener.spec.name} has no routes` : `no route is for ${name === undefined ? 'a handshake without server name' : `the server name ${name}`}`;
    return { ...NOTHING, ...place, refused, ...list.told };
  }
  const { route } = winner;
  const { envoyGateway } = scene.simulation.behaviour;
  const rules = route.rules.filter(({ dropped }) => dropped === undefined);
  const request = carried && { method: carried.method, path: `${carried.path}${carried.query}`, host: carried.host, headers: carried.headers.asObject() };
  const passthrough = isTls && listener.spec.tls?.mode === 'Passthrough';
  // Rules of a TLSRoute have no matches, so that Envoy Gateway makes one of them all.
  const backends = connectionShares(envoyGateway ? rules.flatMap(rule => rule.backends) : rules[0]?.backends ?? [], envoyGateway)
    .map(({ backend, share, status }): BackendShare => {
      const tls = passthrough ? { passthrough, ...name !== undefined && { sni: name } } : backendTls(backend);
      const fate = status === undefined
        ? request && { request, responseHeaders: NO_RESPONSE_CHANGES }
        : { error: { status, reason: backend.problem!.message } };
      return { backend, share, ...tls !== undefined && { tls }, ...fate };
    });
  const rival = others.find(each => hangsOnAge(route.object, each.route.object) && specificity(each, name) === specificity(winner, name));
  const isRefused = backends.every(({ error }) => error !== undefined);
  return {
    ...NOTHING,
    ...place,
    route,
    rule: rules[0]?.index,
    ...isTls && { hostname: bestHostname(winner, name) },
    steps: [...isTls ? [passthrough ? 'the TLS of the client goes through to the backend' : 'the gateway terminates the TLS of the client'] : []],
    backends,
    ...isRefused && { refused: backends[0]?.error?.reason ?? rules[0]?.backends.find(({ problem }) => problem !== undefined)?.problem?.message ?? 'no backend gets any connections' },
    notes: rival === undefined ? [] : [`the ages of ${describeObject(route.object)} and ${describeObject(rival.route.object)} decide${ageText(route.object, rival.route.object)}`],
    ...list.told,
  };
}

function byHostname(attachments: readonly Attachment[], name: string | undefined): Attachment[] {
  return attachments
    .filter(attachment => bestHostname(attachment, name) !== undefined)
    .sort((a, b) => specificity(a, name) - specificity(b, name) || byRouteAge(a, b));
}

/** The hostname of an attachment that takes a server name, the most specific one. */
function bestHostname({ hostnames }: Attachment, name: string | undefined): string | undefined {
  const order = name === undefined ? [ANY_HOSTNAME] : [name, ...wildcardsOver(name), ANY_HOSTNAME];
  return order.find(each => hostnames.includes(each)) ?? hostnames.find(each => name !== undefined && covers(each, name));
}

/** Lower is more specific. */
function specificity(attachment: Attachment, name: string | undefined): number {
  const best = bestHostname(attachment, name);
  return best === undefined || best === ANY_HOSTNAME ? Infinity : best === name ? -Infinity : -best.length;
}

function byRouteAge(a: Attachment, b: Attachment): number {
  return byAge(a.route.object, b.route.object);
}

function lossReason(winner: Attachment, loser: Attachment['route']['object'], isTls: boolean): string {
  const { object } = winner.route;
  const isOlder = object.metadata.creationTimestamp !== loser.metadata.creationTimestamp;
  const reason = `${describeObject(object)} ${isOlder ? 'is older' : 'comes first by namespace and name'}${ageText(object, loser)}`;
  return isTls ? `${reason}, or its hostname is more specific` : `${reason}, and one route gets everything`;
}
