import { backendTls } from './backend-tls';
import { factsOf, MatchOption } from './candidate';
import { addCorsHeaders, preflightHeaders } from './cors';
import { Answer, BackendShare, Explanation } from './explanation';
import { forwardedRequest } from './forwarding';
import { grpcStatus } from './grpc-status';
import { changeResponse } from './header-changes';
import { envoyRedirectLocation, redirectLocation } from './redirect';
import { HttpRequest } from './request';
import { ResponseChangeList } from './response-changes';
import { ruleActions, RuleActions } from './rule-actions';
import { weightedShares } from './shares';
import { objectText } from '../model/cluster-object';
import { ClusterObjects } from '../model/cluster-objects';
import { PathFacts } from '../model/http-match';
import { CorsSpec } from '../model/route-objects';
import { BackendState, RuleState } from '../status/state';

/** What an outcome hangs on besides the rule and the request. */
export interface OutcomeContext {
  readonly objects: ClusterObjects;
  readonly envoyGateway: boolean;
  /** Of the listener. */
  readonly port: number;
  /** CORS of a policy, where the rule has none of its own. */
  readonly cors?: CorsSpec;
  /** Why a policy lets every request get a 500. */
  readonly failure?: string;
}

type Outcome = Pick<Explanation, 'steps' | 'backends' | 'mirrors' | 'answer'>;

/** What a rule does with a request that it takes. */
export function outcomeOf({ route, rule, match, isPreflight }: MatchOption, request: HttpRequest, context: OutcomeContext): Outcome {
  const { objects, envoyGateway } = context;
  const all = ruleActions(rule.filters, objects, envoyGateway);
  // A route for preflight requests alone has the CORS of its rule, and nothing else of it.
  const ofRule = isPreflight ? { ...ruleActions([], objects, envoyGateway), cors: all.cors, steps: all.steps } : all;
  const cors = ofRule.cors ?? context.cors;
  const steps = [...ofRule.steps];
  const { path } = factsOf(route.kind === 'GRPCRoute' ? undefined : match);
  const own = ownAnswer(rule, ofRule, request, path, context);
  const preflight = cors && (own === undefined || !envoyGateway) ? preflightHeaders(cors, request, envoyGateway) : undefined;
  if (preflight !== undefined) {
    const why = 'access-control-allow-origin' in preflight ? 'the preflight request is answered by the gateway' : 'the origin of the preflight request is not allowed';
    return { steps, backends: [], mirrors: [], answer: { status: 200, headers: preflight, why } };
  }
  if (own !== undefined) return { steps, backends: [], mirrors: [], answer: own };
  steps.push(...limitSteps(rule));

  const shares = weightedShares(rule.backends, route.kind, envoyGateway);
  const forward = (backend: BackendState, ofBackend?: RuleActions) => forwardedRequest(request, ofRule, ofBackend, backend, path, envoyGateway);
  const backends = shares.map(({ backend, share, status }): BackendShare => {
    const tls = backendTls(backend);
    if (status !== undefined) {
      const reason = backend.problem!.message;
      return { backend, share, error: { status, ...request.isGrpc && { grpcStatus: grpcStatus(status, envoyGateway) }, reason } };
    }
    const ofBackend = backend.filters.length === 0 ? undefined : ruleActions(backend.filters, objects, envoyGateway);
    ofBackend?.steps.forEach(step => steps.push(`${objectText(backend.kind, backend.namespace, backend.name)}: ${step}`));
    const changes = new ResponseChangeList();
    const ordered = envoyGateway ? [ofBackend, ofRule] : [ofRule, ofBackend];
    ordered.forEach(actions => actions && changeResponse(changes, actions.response));
    if (cors !== undefined) addCorsHeaders(changes, cors, request, envoyGateway);
    return { backend, share, request: forward(backend, ofBackend), responseHeaders: changes.changes, ...tls !== undefined && { tls } };
  });
  const filtered = envoyGateway ? [] : rule.backends.filter(({ weight, filters }) => weight > 0 && filters.length > 0);
  const ofBackends = filtered.flatMap(({ filters }) => ruleActions(filters, objects, envoyGateway).mirrors);
  const mirrors = [...ofRule.mirrors, ...ofBackends].map(({ backend, percent }) => ({ backend, percent, request: forward(backend) }));
  return { steps, backends, mirrors, ...commonError(backends, request, envoyGateway) };
}

/** An answer of the gateway's own, as a client of the request's kind gets it. */
export function localAnswer(
  status: number, request: HttpRequest, envoyGateway: boolean, why: string, rest: Partial<Answer> = {},
): Answer {
  return { headers: {}, ...rest, why, ...request.isGrpc ? { status: 200, grpcStatus: grpcStatus(status, envoyGateway) } : { status } };
}

/** What a rule answers without any backend. */
function ownAnswer(
  rule: RuleState, actions: RuleActions, request: HttpRequest, path: PathFacts, { envoyGateway, port, failure }: OutcomeContext,
): Answer | undefined {
  const { direct, redirect, response } = actions;
  const changes = new ResponseChangeList();
  changeResponse(changes, response);
  const headers = changes.asHeaders();
  if (failure !== undefined) return localAnswer(500, request, envoyGateway, failure, { headers });
  const weighted = rule.backends.filter(({ weight }) => weight > 0);
  const tellsBackends = !envoyGateway && weighted.length > 0 && weighted.every(({ problem }) => problem !== undefined);
  // A failure is there beside a filter's own answer only where it is about a filter.
  if (rule.failure !== undefined && !tellsBackends) return localAnswer(rule.failure.status, request, envoyGateway, rule.failure.message, { headers });
  if (direct !== undefined) {
    return localAnswer(direct.status, request, envoyGateway, 'a filter answers', { headers, ...direct.body !== undefined && { body: direct.body } });
  }
  if (redirect !== undefined) {
    const location = (envoyGateway ? envoyRedirectLocation : redirectLocation)(redirect, request, port, path);
    return localAnswer(redirect.statusCode ?? 302, request, envoyGateway, 'a filter redirects', { headers: { ...headers, location } });
  }
  return undefined;
}

/** The answer to all requests, where no backend gets any. */
function commonError(backends: readonly BackendShare[], request: HttpRequest, envoyGateway: boolean): { readonly answer?: Answer } {
  const statuses = new Set(backends.map(({ error }) => error?.status));
  const [status] = statuses;
  if (statuses.size !== 1 || status === undefined) return {};
  return { answer: localAnswer(status, request, envoyGateway, backends[0].error!.reason) };
}

function limitSteps({ spec: { timeouts, retry, sessionPersistence } }: RuleState): string[] {
  return [
    ...timeouts?.request === undefined ? [] : [`timeouts: a request takes ${timeouts.request} at most, and is answered 504 then`],
    ...timeouts?.backendRequest === undefined ? [] : [`timeouts: a try takes ${timeouts.backendRequest} at most`],
    ...retry === undefined ? [] : [`retry: ${retry.attempts === undefined ? 'failed tries are repeated' : `up to ${retry.attempts} more tries`}${retry.codes === undefined ? '' : ` after ${retry.codes.join(', ')}`}`],
    ...sessionPersistence === undefined ? [] : ['sessionPersistence: later requests of a session go to the same endpoint'],
  ];
}
