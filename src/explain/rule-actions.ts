import { HeaderChanges, modifierText, NO_CHANGES, withModifier } from './header-changes';
import { pathRewrite } from './redirect';
import { bodyOf, credentialText, HostRewrite, hostRewriteOf, pathRewriteOf } from './route-filter';
import { PathRewrite } from './url-rewrite';
import { objectText } from '../model/cluster-object';
import { ClusterObjects } from '../model/cluster-objects';
import { CorsSpec, FilterSpec, PathModifierSpec, RedirectSpec } from '../model/route-objects';
import { ExtensionObject } from '../status/extension-filter';
import { BackendState, FilterState } from '../status/state';

/** What the filters of a rule, or of a backend, come to. */
export interface RuleActions {
  readonly request: HeaderChanges;
  readonly response: HeaderChanges;
  readonly host?: HostRewrite;
  readonly path?: PathRewrite;
  /** Whether the host that was asked for goes along (`x-forwarded-host`). */
  readonly appendsForwardedHost: boolean;
  readonly redirect?: RedirectSpec;
  readonly direct?: DirectResponse;
  readonly cors?: CorsSpec;
  readonly credential?: Credential;
  readonly mirrors: readonly Mirror[];
  /** Each filter in words, in order. */
  readonly steps: readonly string[];
}

export interface DirectResponse {
  readonly status: number;
  readonly body?: string;
}

export interface Credential {
  readonly header: string;
  readonly overwrites: boolean;
  readonly value: string;
}

export interface Mirror {
  readonly backend: BackendState;
  readonly percent: number;
}

type Draft = { -readonly [Key in keyof RuleActions]: RuleActions[Key] };

export function ruleActions(filters: readonly FilterState[], objects: ClusterObjects, envoyGateway: boolean): RuleActions {
  const actions: Draft = { request: NO_CHANGES, response: NO_CHANGES, appendsForwardedHost: envoyGateway, mirrors: [], steps: [] };
  for (const filter of filters) {
    // Envoy Gateway reads no further than a direct response.
    if (actions.direct !== undefined) break;
    addFilter(actions, filter, objects, envoyGateway);
  }
  return actions;
}

/** A filter that cannot be applied says so; what its rule answers then is not for it to tell. */
function addFilter(actions: Draft, filter: FilterState, objects: ClusterObjects, envoyGateway: boolean): void {
  const { spec } = filter;
  const problem = filter.problem ?? filter.mirror?.problem;
  const tell = (text: string) => void (actions.steps = [...actions.steps, `${spec.type}: ${text}`]);
  if (problem !== undefined) {
    tell(problem.message);
    return;
  }
  if (spec.requestHeaderModifier !== undefined) {
    actions.request = withModifier(actions.request, spec.requestHeaderModifier, envoyGateway);
    tell(`${modifierText(spec.requestHeaderModifier)} in the request`);
  } else if (spec.responseHeaderModifier !== undefined) {
    actions.response = withModifier(actions.response, spec.responseHeaderModifier, envoyGateway);
    tell(`${modifierText(spec.responseHeaderModifier)} in the response`);
  } else if (spec.requestRedirect !== undefined) {
    actions.redirect ??= spec.requestRedirect;
    tell(redirectText(spec.requestRedirect));
  } else if (spec.urlRewrite !== undefined) {
    const { hostname, path } = spec.urlRewrite;
    if (hostname !== undefined) actions.host ??= { from: 'literal', value: hostname };
    actions.path ??= pathRewrite(path);
    tell([...hostname === undefined ? [] : [`the host becomes ${hostname}`], ...path === undefined ? [] : [pathText(path)]].join(', ') || 'changes nothing');
  } else if (spec.requestMirror !== undefined && filter.mirror !== undefined) {
    const percent = percentOf(spec.requestMirror);
    if (percent > 0) actions.mirrors = [...actions.mirrors, { backend: filter.mirror, percent }];
    tell(`${percent}% of the requests are copied to ${objectText(filter.mirror.kind, filter.mirror.namespace, filter.mirror.name)}`);
  } else if (spec.cors !== undefined) {
    actions.cors ??= spec.cors;
    tell(`allows the origins ${(spec.cors.allowOrigins ?? []).join(', ')}`);
  } else if (filter.extension?.kind === 'HTTPRouteFilter') {
    addRouteFilter(actions, filter.extension as ExtensionObject, objects);
  } else {
    tell('what it does is not known here');
  }
}

function addRouteFilter(actions: Draft, filter: ExtensionObject, objects: ClusterObjects): void {
  const { spec: { urlRewrite, directResponse, credentialInjection }, metadata: { namespace = '', name } } = filter;
  const done: string[] = [];
  const host = hostRewriteOf(filter);
  if (host !== undefined) {
    actions.host ??= host;
    done.push(`the host becomes ${hostText(host)}`);
  }
  const path = pathRewriteOf(filter);
  if (path !== undefined && path.type === 'ReplaceRegexMatch') {
    actions.path ??= path;
    done.push(`what matches ${path.pattern} in the path becomes ${path.substitution}`);
  }
  if (urlRewrite?.appendXForwardedHost !== undefined) actions.appendsForwardedHost = urlRewrite.appendXForwardedHost;
  if (credentialInjection !== undefined) {
    const { header = 'authorization', overwrite = false, credential: { valueRef } } = credentialInjection;
    const value = credentialText(valueRef.namespace ?? namespace, valueRef.name);
    actions.credential ??= { header: header === '' ? 'authorization' : header, overwrites: overwrite, value };
    done.push(`puts a credential in ${header}`);
  }
  if (directResponse !== undefined) {
    const { statusCode: status = 200, contentType, header: { add = [], set = [] } = {} } = directResponse;
    const body = bodyOf(filter, objects);
    const type = contentType === undefined ? [] : [{ name: 'content-type', value: contentType, appends: false }];
    const put = [...type, ...add.map(each => ({ ...each, appends: true })), ...set.map(each => ({ ...each, appends: false }))];
    actions.response = { ...actions.response, put: [...actions.response.put, ...put] };
    actions.direct = { status, ...body !== undefined && { body } };
    done.push(`answers ${status}`);
  }
  actions.steps = [...actions.steps, `ExtensionRef to ${objectText('HTTPRouteFilter', namespace, name)}: ${done.join(', ') || 'nothing but matches'}`];
}

function percentOf({ percent, fraction }: NonNullable<FilterSpec['requestMirror']>): number {
  return fraction === undefined ? percent ?? 100 : 100 * fraction.numerator / (fraction.denominator ?? 100);
}

function hostText(host: HostRewrite): string {
  switch (host.from) {
    case 'literal': return host.value;
    case 'header': return `what header ${host.name} says`;
    case 'backend': return 'the name of the backend, where it has one';
    default: return `what ${host.pattern} makes of the path`;
  }
}

function pathText({ type, replaceFullPath = '/', replacePrefixMatch = '' }: PathModifierSpec): string {
  return type === 'ReplaceFullPath' ? `the path becomes ${replaceFullPath}` : `the prefix becomes ${replacePrefixMatch === '' ? 'nothing' : replacePrefixMatch}`;
}

function redirectText({ scheme, hostname, port, path, statusCode = 302 }: RedirectSpec): string {
  const changes = [
    ...scheme === undefined ? [] : [`scheme ${scheme}`],
    ...hostname === undefined ? [] : [`host ${hostname}`],
    ...port === undefined ? [] : [`port ${port}`],
    ...path === undefined ? [] : [pathText(path)],
  ];
  return `${statusCode}${changes.length === 0 ? '' : `, ${changes.join(', ')}`}`;
}
