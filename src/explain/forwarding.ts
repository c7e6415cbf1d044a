import { ForwardedRequest } from './explanation';
import { replaceAll } from './expression';
import { changeHeaders } from './header-changes';
import { Headers } from './headers';
import { HttpRequest } from './request';
import { Credential, RuleActions } from './rule-actions';
import { envoyRewrittenPath, rewrittenPath } from './url-rewrite';
import { ClusterObject } from '../model/cluster-object';
import { PathFacts } from '../model/http-match';
import { BackendState } from '../status/state';

/** A request on its way to a backend, changed step by step. */
interface Draft {
  readonly headers: Headers;
  host: string;
  path: string;
}

/** The request that a backend gets, after the filters of the rule and those of the reference to the backend. */
export function forwardedRequest(
  request: HttpRequest, ofRule: RuleActions, ofBackend: RuleActions | undefined, backend: BackendState, match: PathFacts, envoyGateway: boolean,
): ForwardedRequest {
  const draft: Draft = { headers: request.headers.copy(), host: request.host, path: request.path };
  if (envoyGateway) forwardAsEnvoy(draft, ofRule, ofBackend, backend, match);
  else [ofRule, ...ofBackend === undefined ? [] : [ofBackend]].forEach(actions => forward(draft, actions, match));
  return { method: request.method, path: `${draft.path}${request.query}`, host: draft.host, headers: draft.headers.asObject() };
}

/** The specification leaves open whether the rule or the backend comes first; the rule is nearer to the client. */
function forward(draft: Draft, { request, host, path }: RuleActions, match: PathFacts): void {
  changeHeaders(draft.headers, request);
  const [named] = draft.headers.values('host');
  draft.headers.remove('host');
  if (named !== undefined) draft.host = named;
  if (host?.from === 'literal') draft.host = host.value;
  if (path !== undefined) draft.path = rewrittenPath(draft.path, path, match);
}

/** Envoy injects credentials in a filter of its own, and then lets the backend's changes come before the rule's. */
function forwardAsEnvoy(draft: Draft, ofRule: RuleActions, ofBackend: RuleActions | undefined, backend: BackendState, match: PathFacts): void {
  for (const { credential } of [ofRule, ...ofBackend === undefined ? [] : [ofBackend]]) inject(draft.headers, credential);
  if (ofBackend !== undefined) {
    changeHeaders(draft.headers, ofBackend.request);
    if (ofBackend.host?.from === 'literal') draft.host = ofBackend.host.value;
  }
  changeHeaders(draft.headers, ofRule.request);
  const host = rewrittenHost(draft, ofRule, backend);
  if (host !== undefined && host !== '') {
    if (ofRule.appendsForwardedHost && draft.host !== '') draft.headers.add('x-forwarded-host', draft.host);
    draft.host = host;
  }
  if (ofRule.path !== undefined) draft.path = envoyRewrittenPath(draft.path, ofRule.path, match);
}

function inject(headers: Headers, credential: Credential | undefined): void {
  if (credential === undefined) return;
  if (credential.overwrites || headers.values(credential.header).length === 0) headers.set(credential.header, credential.value);
}

function rewrittenHost({ headers, path }: Draft, { host }: RuleActions, backend: BackendState): string | undefined {
  switch (host?.from) {
    case 'literal': return host.value;
    case 'header': return headers.values(host.name)[0];
    case 'path': return replaceAll(host.pattern, host.substitution, path);
    case 'backend': return backendHostname(backend);
    default: return undefined;
  }
}

type BackendObject = ClusterObject<{
  readonly endpoints?: ReadonlyArray<{ readonly hostname?: string; readonly fqdn?: { readonly hostname: string } }>;
}>;

/** Only a Backend of Envoy Gateway has a name that Envoy knows; Services are addresses to it. */
function backendHostname({ kind, object }: BackendState): string | undefined {
  if (kind !== 'Backend' || object === undefined) return undefined;
  const [endpoint] = (object as BackendObject).spec.endpoints ?? [];
  return endpoint?.hostname ?? endpoint?.fqdn?.hostname;
}
