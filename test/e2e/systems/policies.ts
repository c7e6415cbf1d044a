import { drawBackendObjectReference } from './backends';
import { drawCors } from './http-filters';
import { ENVOY_GATEWAY, GATEWAY_API } from './names';
import { World } from './world';
import { KubernetesObject } from '../stack/kubectl';

/** What kinds of Envoy Gateway's policies can be about. */
const TARGETS: { readonly [kind: string]: readonly string[] } = {
  SecurityPolicy: ['Gateway', 'ListenerSet', 'HTTPRoute', 'HTTPRoute', 'GRPCRoute', 'TCPRoute'],
  BackendTrafficPolicy: ['Gateway', 'ListenerSet', 'HTTPRoute', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'],
  ClientTrafficPolicy: ['Gateway', 'Gateway', 'ListenerSet'],
};
const KINDS = Object.keys(TARGETS);

/** Policies for some of what there is by now; at times several for one thing, or one for nothing. */
export function addPolicies(world: World): void {
  const { random } = world;
  for (const kind of world.many(0, 4, () => random.pick(KINDS))) {
    const target = drawTarget(world, kind);
    if (target === undefined) continue;
    const namespace = world.isWrong(0.2) ? random.pick(world.namespaces) : target.namespace;
    const name = world.name(kind.replace('Policy', '').toLowerCase());
    world.addAcceptable(() => ({
      apiVersion: `${ENVOY_GATEWAY}/v1alpha1`,
      kind,
      metadata: { name, namespace },
      spec: { ...targeting(world, target), ...mergeType(world, kind), ...drawSettings(world, kind, namespace) },
    }));
  }
}

interface Target {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly sections: readonly string[];
}

function drawTarget({ random, objects }: World, kind: string): Target | undefined {
  const targets = objects.filter(object => TARGETS[kind].includes(object.kind));
  return targets.length === 0 ? undefined : targetOf(random.pick(targets));
}

function targetOf({ kind, metadata: { namespace, name }, spec }: KubernetesObject): Target {
  const parts: ReadonlyArray<{ readonly name?: string }> = spec.listeners ?? spec.rules ?? [];
  return { kind, namespace: namespace!, name, sections: parts.flatMap(part => part.name ?? []) };
}

function targeting(world: World, { kind, name, sections }: Target): object {
  const { random } = world;
  const section = world.isWrong(0.3) ? 'missing' : sections.length > 0 && random.chance(0.4) ? random.pick(sections) : undefined;
  const reference = { group: GATEWAY_API, kind, name: world.isWrong(0.3) ? 'missing' : name, ...section !== undefined && { sectionName: section } };
  return random.chance(0.5) ? { targetRef: reference } : { targetRefs: [reference] };
}

function mergeType({ random }: World, kind: string): object {
  return kind !== 'ClientTrafficPolicy' && random.chance(0.1) ? { mergeType: random.pick(['StrategicMerge', 'JSONMerge']) } : {};
}

/** What a policy asks for. Where requests are sent it is what tells by their way alone. */
function drawSettings(world: World, kind: string, namespace: string): object {
  const { random, sendsRequests } = world;
  switch (kind) {
    case 'SecurityPolicy':
      return sendsRequests || random.chance(0.5) ? { cors: drawPolicyCors(world) } : random.pick([
        () => ({ basicAuth: { users: { name: random.pick(['missing', 'opaque']) } } }),
        () => ({ authorization: { defaultAction: 'Deny', rules: [{ action: 'Allow', principal: { clientCIDRs: ['10.0.0.0/8'] } }] } }),
        () => ({ apiKeyAuth: { credentialRefs: [{ name: random.pick(['missing', 'opaque']) }], extractFrom: [{ headers: ['x-api-key'] }] } }),
        () => ({ extAuth: { http: { backendRefs: [drawBackendObjectReference(world, { kind: 'SecurityPolicy', namespace, protocol: 'TCP' }, ENVOY_GATEWAY)] } } }),
        () => ({}),
      ])();
    case 'BackendTrafficPolicy':
      return sendsRequests ? { loadBalancer: { type: random.pick(['RoundRobin', 'LeastRequest']) } } : random.pick([
        { loadBalancer: { type: random.pick(['RoundRobin', 'Random']) } },
        { retry: { numRetries: 3 } },
        { timeout: { http: { requestTimeout: random.pick(['10s', '0s']) } } },
        { rateLimit: { type: 'Local', local: { rules: [{ limit: { requests: 10, unit: 'Second' } }] } } },
        { rateLimit: { type: 'Global', global: { rules: [{ limit: { requests: 10, unit: 'Second' } }] } } },
        { faultInjection: { abort: { httpStatus: 503, percentage: 1 } } },
        { circuitBreaker: { maxConnections: 10 } },
      ]);
    default:
      return random.pick<object>([
        { path: { escapedSlashesAction: random.pick(['KeepUnchanged', 'RejectRequest', 'UnescapeAndForward', 'UnescapeAndRedirect']) } },
        { path: { disableMergeSlashes: random.chance(0.7) } },
        ...sendsRequests ? [] : [
          { tls: { minVersion: '1.2', alpnProtocols: ['http/1.1'] } },
          { tls: { clientValidation: { optional: true, caCertificateRefs: [{ kind: 'ConfigMap', group: '', name: random.pick(['missing', 'authority']) }] } } },
          { http3: {} },
          { timeout: { http: { requestReceivedTimeout: '5s' } } },
        ],
      ]);
  }
}

/** As a filter has it, but for credentials, which here are asked for in other words, and the age, which has a unit. */
function drawPolicyCors(world: World): object {
  return { ...drawCors(world), ...world.random.chance(0.3) && { maxAge: world.random.pick(['10s', '1h30m']) } };
}
