import { Answer } from './answer';
import { PredictedBackend, Prediction } from './prediction';
import { comparable } from './proxy-headers';
import { Request } from './request';
import { NUMBER, OWN_HEADERS, Received, Workload } from './workloads';

/** What became of a request. */
export interface Exchange {
  readonly request: Request;
  readonly answer: Answer;
  /** Everybody who got it. */
  readonly receivers: readonly Received[];
  /** Why the proxy does not use what it is told of the port. */
  readonly refused?: string;
}

/** What the real thing did otherwise than was predicted: each a line that says both. */
export function differences({ request, answer, receivers }: Exchange, prediction: Prediction): string[] {
  if (answer.refused !== undefined && mayBeDropped(request, prediction)) return [];
  if (prediction.refused !== undefined || answer.refused !== undefined) {
    return differing('outcome', outcome(answer), prediction.refused !== undefined ? 'refused' : predictedOutcomes(prediction));
  }
  const { received } = answer;
  const mirrored = mirrorDifferences(prediction, receivers, received);
  if (received === undefined) return [...answerDifferences(request, answer, prediction), ...mirrored];
  const fitting = prediction.backends.filter(backend => takesRequests(backend) && isWorkload(backend, received.workload));
  if (fitting.length === 0) return differing('outcome', outcome(answer), predictedOutcomes(prediction));
  // The same workload may be named twice, with filters of their own.
  const each = fitting.map(backend => [...requestDifferences(request, received, backend), ...responseDifferences(answer, backend)]);
  return [...each.find(found => found.length === 0) ?? each[0], ...mirrored];
}

/** A connection that a backend with an error should have got is closed, and a datagram lost. */
function mayBeDropped({ protocol }: Request, { backends }: Prediction): boolean {
  return protocol !== 'http' && protocol !== 'grpc' && backends.some(({ weight = 1, error }) => weight > 0 && error !== undefined);
}

function takesRequests({ weight = 1, error }: PredictedBackend): boolean {
  return weight > 0 && error === undefined;
}

/** What came, in a few words. */
export function outcome({ status, grpcStatus, received, refused }: Answer): string {
  if (refused !== undefined) return 'refused';
  if (received !== undefined) return workloadName(received.workload);
  return grpcStatus !== undefined ? `grpc ${grpcStatus}` : String(status);
}

function predictedOutcomes({ response, backends }: Prediction): string {
  if (response) return response.grpcStatus !== undefined ? `grpc ${response.grpcStatus}` : String(response.status);
  const all = backends.filter(({ weight = 1 }) => weight > 0).map(backend => backend.error === undefined ? workloadName(backend)
    : backend.error.grpcStatus !== undefined ? `grpc ${backend.error.grpcStatus}` : String(backend.error.status));
  return [...new Set(all)].sort().join(' or ') || 'nothing';
}

export function workloadName({ kind, namespace, name, port }: Workload): string {
  return `${kind} ${namespace}/${name}${kind === 'Service' ? `:${port}` : ''}`;
}

function isWorkload(backend: PredictedBackend, workload: Workload): boolean {
  return workloadName(backend) === workloadName(workload);
}

/** The gateway answers itself: for the route, or in place of a backend that there is not. */
function answerDifferences({ protocol }: Request, answer: Answer, { response, backends }: Prediction): string[] {
  const isCall = protocol === 'grpc';
  const isSame = ({ status, grpcStatus }: { readonly status?: number; readonly grpcStatus?: number }) =>
    isCall && (grpcStatus ?? answer.grpcStatus) !== undefined ? grpcStatus === answer.grpcStatus : status === answer.status;
  if (response) {
    const status = isSame(response) ? [] : [`outcome: ${outcome(answer)}, predicted ${predictedOutcomes({ response, backends } as Prediction)}`];
    return [...status, ...headerDifferences('answer header', comparable(answer.headers), comparable(response.headers))];
  }
  const errors = backends.filter(({ weight = 1, error }) => weight > 0 && error !== undefined);
  if (errors.some(({ error }) => isSame(error!))) return [];
  return differing('outcome', outcome(answer), predictedOutcomes({ response, backends } as Prediction));
}

function requestDifferences({ id, sni }: Request, received: Received, { request: predicted, tls }: PredictedBackend): string[] {
  if (predicted === undefined || received.method === undefined) return [];
  return [
    ...differing('method', received.method, predicted.method),
    ...differing('path', received.path!, predicted.path),
    ...differing('host', received.host ?? '', predicted.host),
    // A client's own handshake may go through to the workload.
    ...tls === undefined && sni !== undefined ? [] : differing('server name', received.sni ?? 'none', tls?.sni ?? 'none'),
    ...headerDifferences('request header', comparable(received.headers), comparable({ ...predicted.headers, [NUMBER]: id })),
  ];
}

function responseDifferences({ headers }: Answer, { responseHeaders = {} }: PredictedBackend): string[] {
  const { set = {}, add = {}, remove = [] } = responseHeaders;
  const expected = comparable(OWN_HEADERS);
  for (const name of remove) delete expected[name.toLowerCase()];
  for (const [name, value] of Object.entries(add)) expected[name.toLowerCase()] = [expected[name.toLowerCase()], value].filter(each => each !== undefined).join(', ');
  for (const [name, value] of Object.entries(set)) expected[name.toLowerCase()] = value;
  return headers === undefined ? [] : headerDifferences('answer header', comparable(headers), expected);
}

function headerDifferences(what: string, real: { readonly [name: string]: string }, predicted: { readonly [name: string]: string }): string[] {
  return [...new Set([...Object.keys(real), ...Object.keys(predicted)])].sort().flatMap(name => differing(`${what} ${name}`, spaced(real[name]), spaced(predicted[name])));
}

/** Values of one header come one after the other; with a space between them or without. */
function spaced(value: string | undefined): string {
  return value === undefined ? 'none' : JSON.stringify(value.split(',').map(part => part.trim()).join(', '));
}

function mirrorDifferences({ mirrors }: Prediction, receivers: readonly Received[], answerer: Received | undefined): string[] {
  const left = [...receivers];
  const own = left.findIndex(({ workload }) => answerer !== undefined && workloadName(workload) === workloadName(answerer.workload));
  if (own >= 0) left.splice(own, 1);
  const copies = new Set(left.map(({ workload }) => workloadName(workload)));
  const named = mirrors.map(mirror => ({ ...mirror, title: workloadName({ kind: 'Service', ...mirror }) }));
  const missing = named.filter(({ title, percent = 100 }) => percent === 100 && !copies.has(title)).map(({ title }) => title);
  const surplus = [...copies].filter(title => !named.some(mirror => mirror.title === title && (mirror.percent ?? 100) > 0));
  return [...missing.map(title => `mirror: none to ${title}, predicted one`), ...surplus.map(title => `mirror: one to ${title}, predicted none`)];
}

function differing(what: string, real: string, predicted: string): string[] {
  return real === predicted ? [] : [`${what}: ${real}, predicted ${predicted}`];
}
