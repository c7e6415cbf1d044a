/** A request of upstream's conformance tests with what is expected, as it was recorded. */
export interface ConformanceCase {
  readonly name: string;
  readonly protocol: string;
  readonly scheme?: 'http' | 'https';
  readonly gateway: { readonly namespace: string; readonly name: string };
  readonly address?: string;
  readonly port: number;
  readonly sni?: string;
  readonly clientCert?: boolean;
  readonly request?: {
    readonly method?: string; readonly host?: string; readonly path?: string; readonly query?: string; readonly headers?: Texts;
  };
  readonly backendSetsResponseHeaders?: Texts;
  readonly expect: ExpectedOutcome;
}

interface Texts {
  readonly [name: string]: string;
}

interface ExpectedOutcome {
  readonly statusCodes?: readonly number[];
  readonly statusNot?: readonly number[];
  readonly grpcCode?: string;
  readonly reachable?: boolean;
  readonly backend?: { readonly namespace: string; readonly name: string | null };
  readonly backendRequest?: {
    readonly path?: string;
    readonly method?: string;
    readonly host?: string;
    readonly headers?: Texts;
    readonly absentHeaders?: readonly string[];
    readonly backendTLSServerName?: string;
  };
  readonly redirect?: { readonly scheme?: string; readonly host?: string; readonly port?: string; readonly path?: string };
  readonly responseHeaders?: Texts;
  readonly responseHeadersOneOf?: { readonly [name: string]: readonly string[] };
  readonly responseAbsentHeaders?: readonly string[];
  readonly answeredByGateway?: boolean;
  readonly mirroredTo?: ReadonlyArray<{ readonly namespace: string; readonly name: string; readonly percent?: number }>;
  readonly weights?: { readonly [name: string]: number };
  readonly weightsTolerance?: number;
  readonly connectionRejected?: boolean;
  readonly tlsHandshakeOrRequestFails?: boolean;
  readonly backendReceivesTLS?: boolean;
  readonly backendTLSServerName?: string;
}

/** What the command prints of a request. */
export interface PrintedExplanation {
  readonly id: number;
  readonly response: { readonly status: number; readonly headers: Texts; readonly grpcStatus?: number } | null;
  readonly refused?: string;
  readonly backends: readonly PrintedBackend[];
  readonly mirrors: ReadonlyArray<{ readonly namespace: string; readonly name: string; readonly percent: number }>;
}

interface PrintedBackend {
  readonly namespace: string;
  readonly name: string;
  readonly share: number;
  readonly error?: { readonly status: number };
  readonly request?: { readonly path: string; readonly host: string; readonly method: string; readonly headers: Texts };
  readonly responseHeaders?: { readonly set: Texts; readonly add: Texts; readonly remove: readonly string[] };
  readonly tls?: { readonly sni?: string };
}

/** Names under which the pods behind a Service are known. */
export type Workloads = (namespace: string, name: string) => ReadonlySet<string>;

/** A line of a file of requests. */
export function requestLine({ protocol, scheme, gateway, address, port, sni, clientCert, request }: ConformanceCase, id: number): string {
  const isHttp = ['http', 'grpc', 'websocket'].includes(protocol);
  return JSON.stringify({
    id,
    protocol: protocol === 'websocket' ? 'http' : protocol,
    ...isHttp && { scheme },
    gateway: `${gateway.namespace}/${gateway.name}`,
    address,
    port,
    sni,
    clientCert,
    ...request && {
      method: request.method, host: request.host, path: request.path, query: request.query, headers: request.headers,
    },
  });
}

/** What of an explanation is not as expected; nothing when all is. */
export function deviation(recorded: ConformanceCase, got: PrintedExplanation, workloads: Workloads): string | undefined {
  const { expect: expected } = recorded;
  if (expected.connectionRejected === true || expected.tlsHandshakeOrRequestFails === true) return unless(got.refused !== undefined, 'it is not refused');
  if (got.refused !== undefined) return `it is refused: ${got.refused}`;
  const answered = got.backends.filter(({ error }) => error === undefined);
  const problems = [
    statusProblem(expected, got),
    ...backendProblems(recorded, answered, workloads),
    ...answered.map(each => requestProblem(expected, each, answered.length)),
    redirectProblem(recorded, got),
    headerProblem(recorded, got, answered[0]),
    ...(expected.mirroredTo ?? []).map(mirror => unless(got.mirrors.some(each => each.namespace === mirror.namespace && each.name === mirror.name
      && each.percent === (mirror.percent ?? 100)), `no mirror to ${mirror.name}`)),
  ];
  return problems.find(each => each !== undefined);
}

const GRPC = new Map([['OK', 0], ['Unimplemented', 12], ['Unavailable', 14]]);

function statusProblem(
  { statusCodes, statusNot, grpcCode, answeredByGateway, weights, backend }: ExpectedOutcome, { response, backends }: PrintedExplanation,
): string | undefined {
  // What backends answer is theirs; those of upstream answer 200, or switch protocols.
  const statuses = response === null ? [200, 101] : [response.status];
  if (grpcCode !== undefined) return unless((response === null ? 0 : response.grpcStatus) === GRPC.get(grpcCode), `gRPC status ${response?.grpcStatus}`);
  if (statusCodes !== undefined && weights === undefined && !statuses.some(each => statusCodes.includes(each))) return `status ${statuses[0]}`;
  if (statusNot?.includes(statuses[0])) return `status ${statuses[0]}`;
  if (answeredByGateway === true && response === null) return 'the gateway does not answer';
  return unless(backend === undefined || response === null && backends.length > 0, 'no backend answers');
}

function backendProblems(
  { expect: expected }: ConformanceCase, answered: readonly PrintedBackend[], workloads: Workloads,
): Array<string | undefined> {
  const { backend, weights, weightsTolerance = 0, backendReceivesTLS } = expected;
  const share = (wanted: string) => answered.filter(each => each.name === wanted).reduce((sum, each) => sum + each.share, 0);
  return [
    ...backend?.name == null || weights !== undefined ? [] : [unless(answered.length === 1 && answered[0].namespace === backend.namespace
      && workloads(answered[0].namespace, answered[0].name).has(backend.name), `backends ${answered.map(each => each.name).join(', ')}`)],
    ...Object.entries(weights ?? {}).map(([name, weight]) => unless(Math.abs(share(name) - weight) <= weightsTolerance + 1e-9, `${name} gets ${share(name)}`)),
    ...backendReceivesTLS === undefined ? [] : answered.map(each => unless((each.tls !== undefined) === backendReceivesTLS, 'TLS towards the backend')),
    ...expected.backendTLSServerName === undefined ? [] : answered.map(each => unless(each.tls?.sni === expected.backendTLSServerName, `server name ${each.tls?.sni}`)),
  ];
}

function requestProblem({ backendRequest: wanted }: ExpectedOutcome, { request, tls }: PrintedBackend, count: number): string | undefined {
  if (wanted === undefined) return undefined;
  if (request === undefined) return 'no request to the backend';
  const { path, method, host, headers = {}, absentHeaders = [], backendTLSServerName } = wanted;
  if (path !== undefined && path !== request.path) return `path ${request.path}`;
  if (method !== undefined && method !== request.method) return `method ${request.method}`;
  if (host !== undefined && host !== request.host) return `host ${request.host}`;
  if (backendTLSServerName !== undefined && tls?.sni !== backendTLSServerName) return `server name ${tls?.sni}`;
  // Of several backends each may have filters of its own, and which one answered is not recorded.
  const other = count > 1 ? undefined : Object.entries(headers).find(([name, value]) => request.headers[name.toLowerCase()] !== value);
  if (other !== undefined) return `header ${other[0]} is ${request.headers[other[0].toLowerCase()]}`;
  const left = absentHeaders.find(name => request.headers[name.toLowerCase()] !== undefined);
  return left && `header ${left} is there`;
}

function redirectProblem({ expect: { redirect }, scheme: sent = 'http', request }: ConformanceCase, { response }: PrintedExplanation): string | undefined {
  if (redirect === undefined) return undefined;
  const location = response?.headers.location;
  if (location === undefined) return 'no location';
  const { protocol, hostname, port, pathname } = new URL(location);
  const { scheme = sent, host = hostname, port: wanted = '', path = request?.path } = redirect;
  const isDefault = wanted === (scheme === 'https' ? '443' : '80');
  return unless(protocol === `${scheme}:` && hostname === host && pathname === path && (port === wanted || port === '' && isDefault), `location ${location}`);
}

function headerProblem(
  { expect: expected, backendSetsResponseHeaders = {} }: ConformanceCase, { response }: PrintedExplanation, backend: PrintedBackend | undefined,
): string | undefined {
  const headers = response?.headers ?? received(backendSetsResponseHeaders, backend);
  const { responseHeaders = {}, responseHeadersOneOf = {}, responseAbsentHeaders = [] } = expected;
  const exact = Object.entries(responseHeaders).map(([name, value]): [string, readonly string[]] => [name, [value]]);
  const wanted = [...exact, ...Object.entries(responseHeadersOneOf)];
  const other = wanted.find(([name, values]) => !values.includes(headers[name.toLowerCase()]));
  if (other !== undefined) return `response header ${other[0]} is ${headers[other[0].toLowerCase()]}`;
  const left = responseAbsentHeaders.find(name => headers[name.toLowerCase()] !== undefined);
  return left && `response header ${left} is there`;
}

/** The response headers of a backend as a client gets them. */
function received(sent: Texts, backend: PrintedBackend | undefined): Texts {
  const headers = new Map(Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value]));
  const { set = {}, add = {}, remove = [] } = backend?.responseHeaders ?? {};
  remove.forEach(name => headers.delete(name));
  Object.entries(set).forEach(([name, value]) => headers.set(name, value));
  Object.entries(add).forEach(([name, value]) => headers.set(name, headers.has(name) ? `${headers.get(name)},${value}` : value));
  return Object.fromEntries(headers);
}

function unless(holds: boolean, problem: string): string | undefined {
  return holds ? undefined : problem;
}
