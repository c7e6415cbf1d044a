import { BackendReferrer, judgeReference } from './backend-reference';
import { Complaint } from './condition';
import { extensionComplaint, ExtensionObject } from './extension-filter';
import { SimulationContext } from './simulation';
import { FilterState } from './state';
import { objectText } from '../model/cluster-object';
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
    if (context.behaviour.envoyGateway && (isDirectResponse(filter) || filter.problem !== undefined && isExtension(filter))) break;
  }
  const conflict = context.behaviour.envoyGateway ? mirrorConflict(filters) : undefined;
  if (conflict !== undefined) verdict.unaccepted.push(conflict);
  return { filters, ...verdict };
}

function judgeFilter(
  spec: FilterSpec, index: number, referrer: BackendReferrer, place: string, context: SimulationContext,
  { unaccepted, unresolved, unavailable }: { readonly [list in 'unaccepted' | 'unresolved' | 'unavailable']: Complaint[] },
): FilterState {
  switch (spec.type) {
    case 'RequestMirror': {
      const mirror = judgeReference({ ...spec.requestMirror!.backendRef, weight: 1 }, referrer, `${place}.requestMirror.backendRef`, context);
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
  const extension = objects.find<ExtensionObject>(group, kind, namespace, name);
  // What an extension of another implementation does is for it to know.
  if (!behaviour.envoyGateway) return extension === undefined ? {} : { extension };
  if (group !== ENVOY_GROUP || kind !== 'HTTPRouteFilter') {
    return { unaccepted: { reason: 'UnsupportedValue', message: `${place}: Envoy Gateway knows no filter of kind ${kind} of ${group}`, fix: `refer to an HTTPRouteFilter of ${ENVOY_GROUP}` } };
  }
  if (extension === undefined) {
    if (objects.isAssumed(kind)) return {};
    return { unresolved: { reason: 'UnsupportedValue', message: `${place}: there is no ${objectText(kind, namespace, name)}`, fix: 'make it, or refer to one that is there' } };
  }
  const unaccepted = extensionComplaint(extension, namespace, context);
  return { extension, ...unaccepted !== undefined && { unaccepted: { ...unaccepted, message: `${place}: ${unaccepted.message}` } } };
}

function unsupportedByEnvoyGateway({ type, requestHeaderModifier, responseHeaderModifier, urlRewrite, requestRedirect }: FilterSpec, place: string): Complaint | undefined {
  const unsupported = (message: string, fix: string) => ({ reason: 'UnsupportedValue', message: `${place}: ${message}`, fix });
  if (type === 'ExternalAuth') return unsupported('Envoy Gateway does not know the filter ExternalAuth', 'write a SecurityPolicy with extAuth');
  const { set = [], add = [], remove = [] } = requestHeaderModifier ?? responseHeaderModifier ?? {};
  if ([...set.map(({ name }) => name), ...add.map(({ name }) => name), ...remove].some(name => name.toLowerCase() === 'host')) {
    return unsupported('the Host header is not modified as others are', 'write a URLRewrite with `hostname`');
  }
  const hostname = urlRewrite?.hostname ?? requestRedirect?.hostname;
  if (hostname !== undefined && parseIpAddress(hostname, 'refused') !== undefined) return unsupported(`the hostname ${hostname} is an IP address`, 'write a name');
  const label = hostname?.split('.').find(each => each.length > 63);
  return label === undefined ? undefined : unsupported(`the hostname ${hostname} has a part of more than 63 characters`, 'write a shorter one');
}

function isExtension({ spec }: FilterState): boolean {
  return spec.type === 'ExtensionRef' || spec.type === 'ExternalAuth';
}

/** Whether a filter answers requests itself. */
export function isDirectResponse({ extension }: FilterState): boolean {
  return extension !== undefined && (extension as ExtensionObject).spec.directResponse !== undefined;
}

function mirrorConflict(filters: readonly FilterState[]): Complaint | undefined {
  if (!filters.some(({ mirror, problem }) => mirror !== undefined && problem === undefined)) return undefined;
  const other = filters.find(filter => isDirectResponse(filter) || filter.spec.type === 'RequestRedirect');
  return other && {
    reason: 'IncompatibleFilters',
    message: `Envoy Gateway does not mirror what ${isDirectResponse(other) ? 'a direct response' : 'a redirect'} answers`,
    fix: 'leave one of the two out',
  };
}
