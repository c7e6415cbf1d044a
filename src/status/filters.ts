import { BackendReferrer, judgeReference } from './backend-reference';
import { Complaint } from './condition';
import { extensionComplaint, ExtensionObject } from './extension-filter';
import { SimulationContext } from './simulation';
import { FilterState } from './state';
import { kindText, objectText } from '../model/cluster-object';
import { ENVOY_GROUP } from '../model/gateway-objects';
import { FilterSpec } from '../model/route-objects';
import { parseIpAddress } from '../schema/ip-address';

/** The filters of a rule or backend, and what they come to together. */
export interface FiltersVerdict {
  readonly filters: readonly FilterState[];
  /** Why the rule is not accepted. */
  readonly unaccepted: readonly Complaint[];
  /** What the rule refers to in vain. */
  readonly unresolved: readonly Complaint[];
  /** Backends of mirrors that are there, and have no endpoint. */
  readonly unavailable: readonly Complaint[];
}

/** Looks up and judges filters, in their order. */
export function judgeFilters(specs: readonly FilterSpec[], referrer: BackendReferrer, place: string, context: SimulationContext): FiltersVerdict {
  const filters: FilterState[] = [];
  const verdict = { unaccepted: [] as Complaint[], unresolved: [] as Complaint[], unavailable: [] as Complaint[] };
  for (const [index, spec] of specs.entries()) {
    const filter = judgeFilter(spec, index, referrer, `${place}[${index}]`, context, verdict);
    filters.push(filter);
    // Envoy Gateway looks at no filter after one that answers by itself.
    if (context.behaviour.envoyGateway && answersItself(filter)) break;
  }
  const conflicts = context.behaviour.envoyGateway ? [rewriteConflict(filters, place), mirrorConflict(filters, place)] : [];
  verdict.unaccepted.push(...conflicts.filter(each => each !== undefined));
  return { filters, ...verdict };
}

function judgeFilter(
  spec: FilterSpec, index: number, referrer: BackendReferrer, place: string, context: SimulationContext,
  { unaccepted, unresolved, unavailable }: { readonly [list in 'unaccepted' | 'unresolved' | 'unavailable']: Complaint[] },
): FilterState {
  switch (spec.type) {
    case 'RequestMirror': {
      const mirror = judgeReference({ ...spec.requestMirror!.backendRef, weight: 1 }, { ...referrer, isMirror: true }, `${place}.requestMirror.backendRef`, context);
      if (mirror.problem?.status === 503) unavailable.push(mirror.problem);
      else if (mirror.problem !== undefined) unresolved.push(mirror.problem);
      return { index, spec, mirror, ...mirror.problem?.status === 500 && { problem: mirror.problem } };
    }
    case 'ExtensionRef': {
      const found = extensionOf(spec, referrer.namespace, place, context);
      if (found.unresolved !== undefined) unresolved.push(found.unresolved);
      if (found.unaccepted !== undefined) unaccepted.push(found.unaccepted);
      const problem = found.unresolved ?? found.unaccepted;
      return { index, spec, ...found.extension !== undefined && { extension: found.extension }, ...problem !== undefined && { problem } };
    }
    default: {
      const problem = context.behaviour.envoyGateway ? unsupportedByEnvoyGateway(spec, place) : undefined;
      if (problem !== undefined) unaccepted.push(problem);
      return { index, spec, ...problem !== undefined && { problem } };
    }
  }
}

interface FoundExtension {
  readonly extension?: ExtensionObject;
  readonly unresolved?: Complaint;
  readonly unaccepted?: Complaint;
}

function extensionOf({ extensionRef }: FilterSpec, namespace: string, place: string, context: SimulationContext): FoundExtension {
  const { group, kind, name } = extensionRef!;
  const { objects, behaviour } = context;
  // What an extension of another implementation does is for it to know.
  if (!behaviour.envoyGateway) return {};
  if (group !== ENVOY_GROUP || kind !== 'HTTPRouteFilter') {
    return { unaccepted: { reason: 'UnsupportedValue', message: `${place}: it leads to ${kindText(group, kind)}, which is no filter to Envoy Gateway`, fix: `refer to an HTTPRouteFilter of ${ENVOY_GROUP}` } };
  }
  const extension = objects.find<ExtensionObject>(group, kind, namespace, name);
  if (extension === undefined) {
    if (objects.isAssumed(kind, namespace)) return {};
    return { unresolved: { reason: 'UnsupportedValue', message: `${place}: there is no ${objectText(kind, namespace, name)}`, fix: 'make it, or refer to one that is there' } };
  }
  const unaccepted = extensionComplaint(extension, namespace, context);
  return { extension, ...unaccepted !== undefined && { unaccepted: { ...unaccepted, message: `${place}: ${unaccepted.message}` } } };
}

/** Visible characters with single blanks between them; without a choice of how to read it, so that no text takes long. */
const HEADER_VALUE = /^[!-~]+(?:[\t ][!-~]+)*$/;

function unsupportedByEnvoyGateway(filter: FilterSpec, place: string): Complaint | undefined {
  const { type, requestHeaderModifier, responseHeaderModifier, urlRewrite, requestRedirect } = filter;
  const unsupported = (message: string, fix: string) => ({ reason: 'UnsupportedValue', message: `${place}: ${message}`, fix });
  if (type === 'ExternalAuth') return unsupported('Envoy Gateway does not know the filter ExternalAuth', 'write a SecurityPolicy with extAuth');
  const { set = [], add = [], remove = [] } = requestHeaderModifier ?? responseHeaderModifier ?? {};
  if ([...set.map(({ name }) => name), ...add.map(({ name }) => name), ...remove].some(name => name.toLowerCase() === 'host')) {
    return unsupported('the Host header is not modified as others are', 'write a URLRewrite with `hostname`');
  }
  const value = [...set, ...add].find(header => !HEADER_VALUE.test(header.value));
  if (value !== undefined) return unsupported(`the value ${JSON.stringify(value.value)} of ${value.name} has other than visible characters of ASCII`, 'encode them, as in %C3%A9');
  const hostname = urlRewrite?.hostname ?? requestRedirect?.hostname;
  if (hostname !== undefined && parseIpAddress(hostname, 'refused') !== undefined) return unsupported(`the hostname ${hostname} is an IP address`, 'write a name');
  const label = hostname?.split('.').find(each => each.length > 63);
  return label === undefined ? undefined : unsupported(`the hostname ${hostname} has a part of more than 63 characters`, 'write a shorter one');
}

/** Whether a filter answers requests itself. */
export function isDirectResponse({ extension }: FilterState): boolean {
  return extension !== undefined && (extension as ExtensionObject).spec.directResponse !== undefined;
}

/** The same, or with an error in place of an extension that is not there. */
function answersItself(filter: FilterState): boolean {
  return isDirectResponse(filter) || filter.problem !== undefined && ['ExtensionRef', 'ExternalAuth'].includes(filter.spec.type);
}

function mirrorConflict(filters: readonly FilterState[], place: string): Complaint | undefined {
  if (!filters.some(({ mirror }) => mirror !== undefined && mirror.problem === undefined)) return undefined;
  const other = filters.find(filter => answersItself(filter) || filter.spec.type === 'RequestRedirect');
  return other && {
    reason: 'IncompatibleFilters',
    message: `${place}: Envoy Gateway does not mirror what ${other.spec.type === 'RequestRedirect' ? 'a redirect' : 'a direct response'} answers`,
    fix: 'leave one of the two out',
  };
}

/** Two filters of one rule that rewrite the same, one of them an HTTPRouteFilter. */
function rewriteConflict(filters: readonly FilterState[], place: string): Complaint | undefined {
  const rewritten = new Set<string>();
  for (const { spec, extension } of filters) {
    const { hostname, path } = spec.urlRewrite ?? (extension as ExtensionObject | undefined)?.spec.urlRewrite ?? {};
    const parts = [...hostname === undefined ? [] : ['hostname'], ...path === undefined ? [] : ['path']];
    const twice = parts.find(part => rewritten.has(part)) ?? (extension !== undefined && parts.length > 0 && rewritten.has('by an extension') ? parts[0] : undefined);
    if (twice !== undefined) {
      return { reason: 'UnsupportedValue', message: `${place}: two filters rewrite the ${twice}`, fix: 'leave one of the two out' };
    }
    parts.forEach(part => rewritten.add(part));
    if (extension !== undefined && parts.length > 0) rewritten.add('by an extension');
  }
  return undefined;
}
