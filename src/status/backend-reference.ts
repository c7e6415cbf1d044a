import { Complaint } from './condition';
import { backendComplaint, BackendObject, endpointKindComplaint } from './policies/backend-status';
import { isEnabled } from './policies/enabled-features';
import { tlsPolicyFor, TlsPolicyInForce } from './policies/tls-policies';
import { SimulationContext } from './simulation';
import { BackendState } from './state';
import { ClusterObject, describeObject, kindText, objectText } from '../model/cluster-object';
import { hasEndpoint, hasSelector, isExternalName, isHeadless, portsOf, ServicePort } from '../model/core-objects';
import { ENVOY_GROUP, GATEWAY_GROUP } from '../model/gateway-objects';
import { ungranted } from '../model/permission';
import { BACKEND_GROUPS } from '../model/reference-kinds';
import { BackendRefSpec, FilterSpec, RouteKind } from '../model/route-objects';

/** Who refers to a backend. */
export interface BackendReferrer {
  readonly kind: RouteKind;
  readonly namespace: string;
  /** Whether the proxies go to the addresses of Services, and leave the choice of an endpoint to the cluster. */
  readonly usesServiceAddress: boolean;
  /** Whether it is a mirror that refers, which Envoy Gateway overlooks for GRPCRoutes. */
  readonly isMirror?: boolean;
}

/** Looks up what a backendRef leads to, and whether requests can go there; its filters apart. */
export function judgeReference(spec: BackendRefSpec, referrer: BackendReferrer, place: string, context: SimulationContext): BackendState {
  const { group = '', kind = 'Service', namespace = referrer.namespace, name, port, weight = 1 } = spec;
  const isOverlooked = context.behaviour.envoyGateway && referrer.isMirror === true && referrer.kind === 'GRPCRoute';
  const from = { group: GATEWAY_GROUP, kind: referrer.kind, namespace: referrer.namespace };
  const permission = context.permissions.find(from, { group, kind, namespace, name });
  const grant = isOverlooked && permission !== undefined && permission !== 'local' && !context.loaded().hasGrant(permission) ? undefined : permission;
  const isLoaded = !isOverlooked || context.loaded().hasBackend(kind, namespace, name);
  const isKnown = isBackendKind(group, kind, context.behaviour.envoyGateway);
  const object = isLoaded && isKnown ? context.objects.find(BACKEND_GROUPS.get(kind)!, kind, namespace, name) : undefined;
  const complaint = referenceComplaint(spec, referrer, object, grant !== undefined, context);
  const tlsPolicy = tlsPolicyFor(context, { group, kind, namespace, name }, port);
  const problem = complaint !== undefined ? { ...complaint, status: 500 as const }
    : weight === 0 ? undefined : tlsProblem(tlsPolicy, context) ?? endpointProblem(object, spec, referrer, context);
  return {
    spec,
    group,
    kind,
    namespace,
    name,
    ...port !== undefined && { port },
    weight,
    filters: [],
    ...grant !== undefined && { grant },
    ...object !== undefined && { object },
    ...problem !== undefined && { problem: { ...problem, message: `${place}: ${problem.message}` } },
    ...tlsPolicy !== undefined && { tlsPolicy: tlsPolicy.object },
  };
}

/** Why a backend cannot be spoken to as its BackendTLSPolicy has it. By the specification the reference is none the worse for it. */
function tlsProblem(policy: TlsPolicyInForce | undefined, { behaviour }: SimulationContext): BackendState['problem'] {
  if (policy?.problem === undefined) return undefined;
  const { message, fix, reason } = policy.problem;
  const named = { message: `${describeObject(policy.object)} is in force, and ${message}`, fix };
  return behaviour.envoyGateway ? { ...named, reason: 'InvalidBackendTLS', status: 500 } : { ...named, reason, status: 503 };
}

/** What is wrong with a reference itself, in the order in which controllers look. */
function referenceComplaint(
  spec: BackendRefSpec, referrer: BackendReferrer, object: ClusterObject | undefined, isPermitted: boolean, context: SimulationContext,
): Complaint | undefined {
  const { objects, behaviour } = context;
  const { group = '', kind = 'Service', namespace = referrer.namespace, name, port } = spec;
  const text = objectText(kind, namespace, name);
  if (behaviour.envoyGateway) {
    const unsupported = unsupportedBackendFilter(spec.filters ?? [], referrer.kind);
    if (unsupported !== undefined) return unsupported;
  }
  if (!isBackendKind(group, kind, behaviour.envoyGateway)) {
    return { reason: 'InvalidKind', message: `${kindText(group || 'the core group', kind)} is no backend`, fix: `refer to a Service${behaviour.envoyGateway ? ', ServiceImport or Backend' : ''}` };
  }
  if (!isPermitted) {
    const from = { group: GATEWAY_GROUP, kind: referrer.kind, namespace: referrer.namespace };
    return { reason: 'RefNotPermitted', ...ungranted(from, { group, kind, namespace, name }) };
  }
  if (kind === 'Backend' && !isEnabled('Backend', context)) {
    return { reason: 'UnsupportedValue', message: `${text}: Backends are switched off`, fix: 'write extensionApis.enableBackend: true into the EnvoyGateway configuration' };
  }
  if (port === undefined && kind !== 'Backend') return { reason: behaviour.envoyGateway ? 'PortNotSpecified' : 'BackendNotFound', message: `${text} is named without a port`, fix: 'write `port`' };
  if (object === undefined) {
    return objects.isAssumed(kind, namespace) ? undefined : { reason: 'BackendNotFound', message: `there is no ${text}`, fix: `make it, or refer to a ${kind} that is there` };
  }
  if (kind === 'Backend') return backendKindComplaint(object as BackendObject, context);
  if (behaviour.envoyGateway && isExternalName(object)) {
    return { reason: 'UnsupportedValue', message: `${text} is an ExternalName, which Envoy Gateway does not route to`, fix: `refer to a Backend of ${ENVOY_GROUP} with an fqdn endpoint` };
  }
  const protocol = referrer.kind === 'UDPRoute' ? 'UDP' : 'TCP';
  if (isExternalName(object) || portOf(object, port!, protocol) !== undefined) return undefined;
  const ports = portsOf(object).filter(each => each.protocol === protocol).map(each => each.port);
  return {
    reason: behaviour.envoyGateway ? 'PortNotFound' : 'BackendNotFound',
    message: `${text} has no ${protocol} port ${port}`,
    fix: ports.length === 0 ? `give the ${kind} the port` : `write one that it has: ${ports.join(', ')}`,
  };
}

function backendKindComplaint(backend: BackendObject, context: SimulationContext): Complaint | undefined {
  const complaint = backendComplaint(backend, context) ?? endpointKindComplaint(backend);
  return complaint && { ...complaint, message: `${describeObject(backend)}: ${complaint.message}` };
}

function isBackendKind(group: string, kind: string, envoyGateway: boolean): boolean {
  // Envoy Gateway judges group and kind each for itself, and then goes by the kind.
  if (envoyGateway) return BACKEND_GROUPS.has(kind) && [...BACKEND_GROUPS.values()].includes(group);
  return kind !== 'Backend' && BACKEND_GROUPS.get(kind) === group;
}

function portOf(service: ClusterObject, port: number, protocol: string): ServicePort | undefined {
  return portsOf(service).find(each => each.port === port && each.protocol === protocol);
}

/** Filters that Envoy cannot apply to one backend alone. */
function unsupportedBackendFilter(filters: readonly FilterSpec[], kind: RouteKind): Complaint | undefined {
  const supported = kind === 'GRPCRoute' ? ['RequestHeaderModifier', 'ResponseHeaderModifier']
    : ['RequestHeaderModifier', 'ResponseHeaderModifier', 'ExtensionRef', 'URLRewrite'];
  for (const { type, urlRewrite } of filters) {
    if (!supported.includes(type)) return { reason: 'UnsupportedRefValue', message: `the filter ${type} cannot be applied to one backend alone`, fix: 'move it to the rule' };
    if (urlRewrite?.path !== undefined) return { reason: 'UnsupportedRefValue', message: 'the path cannot be rewritten for one backend alone', fix: 'move the URLRewrite to the rule' };
  }
  return undefined;
}

/**
 * Whether a Service has no endpoint. EndpointSlices say so; where there are none, those of a Service with a selector are taken to come, and
 * nobody makes any for one without.
 */
function endpointProblem(
  object: ClusterObject | undefined, { port }: BackendRefSpec, { kind, usesServiceAddress }: BackendReferrer,
  { objects, behaviour }: SimulationContext,
): BackendState['problem'] {
  if (object === undefined || object.kind !== 'Service' || usesServiceAddress && !isHeadless(object)) return undefined;
  const { namespace = '', name } = object.metadata;
  const slices = objects.endpointSlicesOf(namespace, name);
  const servicePort = portOf(object, port!, kind === 'UDPRoute' ? 'UDP' : 'TCP');
  if (servicePort === undefined) return undefined;
  // Envoy Gateway hands on those that are not ready too, for Envoy to drain.
  const isFound = (slice: ClusterObject) => hasEndpoint(slice, servicePort, { isReady: !behaviour.envoyGateway });
  if (slices.length === 0 ? hasSelector(object) || objects.isAssumed('EndpointSlice', namespace) : slices.some(isFound)) return undefined;
  return {
    reason: 'EndpointsNotFound',
    message: `${objectText('Service', namespace, name)} has no endpoint for port ${port}`,
    fix: 'start what the Service selects, and see that its port has the right name',
    status: 503,
  };
}
