import { Candidate } from './candidate';
import { Explanation, NOTHING } from './explanation';
import { HostTable } from './host-table';
import { localAnswer, outcomeOf } from './outcome';
import { listCandidates, listListeners, listRefused, orderOf, PassedOverList, Wanted } from './passed-over';
import { normalisedPath } from './path-normalisation';
import { asksForCertificate, headersWithUnderscores, pathSettings, policyEffects } from './policy-effects';
import { PortIndex } from './port-index';
import { decidingStep, isByAge, stepsBetween } from './precedence';
import { ProxyIndex } from './proxy-index';
import { refusal } from './refusal';
import { ExplainRequest, HttpRequest, httpRequest } from './request';
import { serverNameFor } from './server-name';
import { explainStream } from './stream';
import { clientCertificateProblem } from './tls-handshake';
import { underscoreProblem } from './underscores';
import { ageText, hangsOnAge } from '../model/age';
import { describeObject } from '../model/cluster-object';
import { Behaviour } from '../status/behaviour';
import { Simulation } from '../status/simulation';
import { ListenerState } from '../status/state';

/** What an HTTP or gRPC request is explained by. */
export interface HttpScene {
  readonly proxy: ProxyIndex;
  readonly port: PortIndex;
  readonly simulation: Simulation;
}

/** Feature of implementations that notice requests on a connection for another server name. */
const MISDIRECTED = 'GatewayHTTPSListenerDetectMisdirectedRequests';

/** Explains a request of HTTP, plain or over TLS. */
export function explainHttp(given: ExplainRequest, scene: HttpScene): Explanation {
  const { port, simulation } = scene;
  const { behaviour } = simulation;
  const scheme = schemeOf(given, port);
  const asked = given.scheme === undefined && scheme === 'https' ? { ...given, sni: serverNameFor({ ...given, scheme }) } : given;
  const request = httpRequest(asked, scheme);
  const spoken = port.speaking(...scheme === 'https' ? ['HTTPS', 'TLS'] : ['HTTP']);
  if (spoken.length === 0 && port.speaking('TCP').length > 0) return explainStream(asked, scene, request);
  if (spoken.length === 0) {
    const protocols = [...new Set(port.listeners.map(({ spec }) => spec.protocol))].join(' and ');
    return refusal(scene, undefined, { host: request.hostname }, `the port speaks ${protocols}, and the client ${scheme === 'https' ? 'TLS' : 'plain HTTP'}`);
  }
  const listener = scheme === 'http' ? port.mostSpecific('plain', request.hostname) : undefined;
  if (scheme === 'http') return route(request, listener, { host: request.hostname }, scene);

  const serverName = asked.sni === undefined || asked.sni === '' ? undefined : asked.sni.toLowerCase();
  const ofHandshake = port.mostSpecific('TLS', serverName);
  if (ofHandshake === undefined) {
    return refusal(scene, undefined, { serverName }, serverName === undefined ? 'no listener takes a handshake without server name' : `no listener takes the server name ${serverName}`);
  }
  if (ofHandshake.spec.protocol === 'TLS') return explainStream(asked, scene, request);
  const problem = clientCertificateProblem(ofHandshake, asked.clientCert === true, asksForCertificate(simulation, ofHandshake));
  if (problem !== undefined) return refusal(scene, ofHandshake, { serverName }, problem);
  if (behaviour.without.has(MISDIRECTED)) return route(request, ofHandshake, { serverName }, scene);
  const ofHost = port.mostSpecific('HTTPS', request.hostname);
  if (ofHost === undefined || ofHost === ofHandshake) return route(request, ofHandshake, { serverName }, scene);
  const why = `the connection is for ${serverName ?? 'no server name'}, and listener ${ofHost.spec.name} is the one for ${request.hostname}`;
  const list = new PassedOverList();
  listListeners(port, ofHandshake, { serverName }, list);
  const answer = localAnswer(421, request, behaviour.envoyGateway, why);
  return { ...NOTHING, gateway: ofHandshake.gateway, listener: ofHandshake, answer, ...list.told };
}

/** Finds who takes a request that has arrived at a listener, or at a port. */
function route(sent: HttpRequest, arrived: ListenerState | undefined, wanted: Wanted, scene: HttpScene): Explanation {
  const { proxy, port, simulation } = scene;
  const { envoyGateway } = simulation.behaviour;
  const steps: string[] = [];
  const place = { gateway: arrived?.gateway ?? proxy.gateways[0], ...arrived !== undefined && { listener: arrived } };
  // As of a whole server, a request is for no path.
  const isTarget = sent.path.startsWith('/') || sent.path === '*' && sent.method === 'OPTIONS';
  const isWhole = !`${sent.path}${sent.query}`.includes('#');
  if (!isTarget || !isWhole) {
    const why = `${sent.path}${sent.query} is no path: ${isTarget ? 'a fragment is not sent' : 'one begins with a slash'}`;
    return { ...NOTHING, ...place, answer: localAnswer(400, sent, envoyGateway, why) };
  }
  if (envoyGateway) {
    const unwanted = underscoreProblem(sent, headersWithUnderscores(simulation, arrived ?? port.speaking('HTTP')[0]));
    if (unwanted !== undefined) return { ...NOTHING, ...place, ...unwanted };
  }
  const normal = envoyGateway ? normalise(sent, arrived ?? port.speaking('HTTP')[0], simulation, steps) : sent;
  if ('answer' in normal) return { ...NOTHING, ...place, steps, answer: normal.answer };
  const request = normal;

  // Plain HTTP listeners of a port may share their routes, so that one without the host has them too.
  const table = port.tableOf(arrived ?? port.speaking(request.scheme === 'https' ? 'HTTPS' : 'HTTP')[0]);
  const all = arrived === undefined && !envoyGateway ? [] : table?.matching(request.hostname) ?? [];
  const searched = (envoyGateway ? all.slice(0, 1) : all)
    .map(([hostname, candidates]) => ({ hostname, candidates, fitting: candidates.fitting(request) }));
  const list = new PassedOverList();
  listCandidates({ request, table, searched, shadowed: all.slice(searched.length), behaviour: simulation.behaviour }, list);
  const found = searched.find(({ fitting }) => fitting.length > 0);
  const [winner, ...rivals] = found === undefined ? [] : found.fitting.map(index => found.candidates.all[index]);
  const listener = winner?.attachment.listener ?? arrived;
  listListeners(port, listener, wanted, list);
  listRefused(proxy, request.hostname, list);
  if (found === undefined) {
    const why = unmatchedReason(request, arrived, searched[0]?.hostname, table);
    const notes = contestNotes(table, envoyGateway);
    return { ...NOTHING, ...place, steps, answer: localAnswer(404, request, envoyGateway, why), notes, ...list.told };
  }
  const { option, attachment } = winner;
  const effects = policyEffects(simulation, attachment, option.rule);
  const context = { objects: simulation.objects, envoyGateway, port: attachment.listener.spec.port, ...effects };
  const outcome = outcomeOf(option, request, context);
  return {
    ...NOTHING,
    ...outcome,
    gateway: attachment.listener.gateway,
    listener: attachment.listener,
    route: option.route,
    option,
    rule: option.rule.index,
    hostname: found.hostname,
    steps: [...steps, ...outcome.steps],
    notes: [...contestNotes(table, envoyGateway), ...ageNotes(winner, rivals, simulation.behaviour), ...effects.notes],
    ...list.told,
  };
}

/** Envoy brings paths into order before it looks for a route. */
function normalise(request: HttpRequest, listener: ListenerState, simulation: Simulation, steps: string[]): HttpRequest | Required<Pick<Explanation, 'answer'>> {
  if (!request.path.startsWith('/')) return request;
  const normal = normalisedPath(request.path, pathSettings(simulation, listener));
  if (normal === undefined) return { answer: localAnswer(400, request, true, `the proxy does not take the path ${request.path}`) };
  const { path, redirects } = normal;
  if (redirects && request.isGrpc) return { answer: localAnswer(400, request, true, 'the path has escaped slashes') };
  if (redirects) return { answer: { status: 307, headers: { location: `${path}${request.query}` }, why: 'the path has escaped slashes, and the proxy leads to the one without' } };
  if (path !== request.path) steps.push(`the proxy takes the path ${request.path} as ${path}`);
  return { ...request, path };
}

/** Whether Envoy takes the routes of a port at all: Envoy Gateway gives it a hostname of two listeners twice. */
function contestNotes(table: HostTable | undefined, envoyGateway: boolean): string[] {
  if (!envoyGateway || table?.contested === undefined) return [];
  const { hostname, listeners: [{ spec: one }, { spec: other }] } = table.contested;
  return [`Envoy refuses all routes of port ${one.port} as they are, and keeps those it had: ${hostname} is a hostname of routes on the listeners ${one.name} and ${other.name}, and may be of one`];
}

/** Whether ages that nobody knows decide between the route and the next one. */
function ageNotes(winner: Candidate, rivals: readonly Candidate[], behaviour: Behaviour): string[] {
  const rival = rivals.find(({ option }) => option.route !== winner.option.route);
  if (rival === undefined) return [];
  const [one, other] = [winner, rival].map(({ option }) => option.route.object);
  const isDecided = isByAge(decidingStep(stepsBetween(rival, winner, orderOf(winner, behaviour)), rival, winner));
  return isDecided && hangsOnAge(one, other) ? [`the ages of ${describeObject(one)} and ${describeObject(other)} decide${ageText(one, other)}`] : [];
}

function unmatchedReason(
  { hostname, path }: HttpRequest, arrived: ListenerState | undefined, searched: string | undefined, table: HostTable | undefined,
): string {
  if (arrived === undefined) return `no listener of the port takes ${hostname === '' ? 'a request without host' : `the host ${hostname}`}`;
  if (table === undefined || table.size === 0) return `listener ${arrived.spec.name} has no routes`;
  if (searched === undefined) return `no route on listener ${arrived.spec.name} is for ${hostname === '' ? 'a request without host' : `the host ${hostname}`}`;
  return `no rule for ${searched === '*' ? 'every host' : searched} takes the request for ${path}`;
}

function schemeOf({ scheme, sni }: ExplainRequest, port: PortIndex): 'http' | 'https' {
  if (scheme !== undefined) return scheme;
  const isTlsOnly = port.listeners.length > 0 && port.speaking('HTTPS', 'TLS').length === port.listeners.length;
  return sni !== undefined || isTlsOnly ? 'https' : 'http';
}
