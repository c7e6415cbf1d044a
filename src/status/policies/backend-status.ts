import { isEnabled } from './enabled-features';
import { PolicyState } from './policy-state';
import { tlsPolicies } from './tls-policies';
import { ClusterObject } from '../../model/cluster-object';
import { ObjectRef } from '../../model/gateway-objects';
import { hostnameProblem } from '../../model/hostname';
import { Complaint, Conditions } from '../condition';
import { SimulationContext } from '../simulation';

/** What is read of a Backend of Envoy Gateway. */
export type BackendObject = ClusterObject<{
  readonly type?: string;
  readonly endpoints?: ReadonlyArray<{
    readonly hostname?: string;
    readonly fqdn?: { readonly hostname: string; readonly port: number };
    readonly ip?: { readonly address: string; readonly port: number };
    readonly unix?: unknown;
  }>;
  readonly tls?: {
    readonly insecureSkipVerify?: boolean;
    readonly wellKnownCACertificates?: string;
    readonly caCertificateRefs?: readonly ObjectRef[];
    readonly clientCertificateRef?: ObjectRef;
  };
}>;

/** Says of Backends that something refers to whether they can be used; of others, and where Backends are switched off, nothing is said. */
export function backendStatuses(backends: Iterable<BackendObject>, context: SimulationContext): PolicyState[] {
  if (!isEnabled('Backend', context)) return [];
  return [...backends].map(object => {
    const conditions = new Conditions();
    const complaint = backendComplaint(object, context);
    if (complaint === undefined) conditions.hold('Accepted', 'Accepted', 'requests can go there');
    // Envoy Gateway puts type and reason the other way round: Invalid is False, because Accepted.
    else conditions.fail('Invalid', { ...complaint, reason: 'Accepted' });
    return { object, ancestors: [], conditions };
  });
}

/** Why Envoy Gateway does not take a Backend, with the reason that routes which refer to it are given. */
export function backendComplaint(backend: BackendObject, context: SimulationContext): Complaint | undefined {
  const { type, endpoints = [] } = backend.spec;
  if (type === 'DynamicResolver' && endpoints.length > 0) return complain('InvalidBackendRef', 'it resolves hosts of requests, and has endpoints', 'leave `endpoints` out, or write type Endpoints');
  const tls = tlsComplaint(backend, context);
  if (tls !== undefined) return tls;
  for (const [index, { hostname, fqdn, ip }] of endpoints.entries()) {
    const field = `endpoints[${index}]`;
    const complaint = (hostname === undefined ? undefined : nameComplaint(`${field}.hostname`, hostname))
      ?? (fqdn === undefined ? undefined : nameComplaint(`${field}.fqdn.hostname`, fqdn.hostname))
      ?? (fqdn !== undefined || ip === undefined ? undefined : addressComplaint(`${field}.ip.address`, ip.address));
    if (complaint !== undefined) return complaint;
  }
  return undefined;
}

function tlsComplaint({ spec: { tls, endpoints = [] }, metadata: { name, namespace = '' } }: BackendObject, context: SimulationContext): Complaint | undefined {
  if (tls === undefined) return undefined;
  const isTrusting = tls.insecureSkipVerify === true || tls.wellKnownCACertificates !== undefined || (tls.caCertificateRefs ?? []).length > 0;
  const ports = new Set(endpoints.flatMap(({ fqdn, ip }) => (fqdn ?? ip)?.port ?? []).map(String));
  if (!isTrusting && !hasPolicies(name, ports, context)) {
    return complain('InvalidBackendRef', 'it has `tls`, and nothing says which certificates to trust', 'write tls.wellKnownCACertificates: System, tls.caCertificateRefs, or a BackendTLSPolicy for it');
  }
  const other = tls.clientCertificateRef?.namespace;
  return other === undefined || other === namespace ? undefined
    : complain('InvalidBackendRef', `tls.clientCertificateRef leads to namespace ${other}`, `refer to a Secret of namespace ${namespace}`);
}

/** Whether BackendTLSPolicies say what to trust: one for the whole, or one for each port. Envoy Gateway does not look at their namespaces. */
function hasPolicies(name: string, ports: ReadonlySet<string>, context: SimulationContext): boolean {
  const covered = tlsPolicies(context).sectionsOfBackends.get(name) ?? [];
  return covered.includes(undefined) || ports.size > 0 && [...ports].every(port => covered.includes(port));
}

function nameComplaint(field: string, hostname: string): Complaint | undefined {
  const problem = hostnameProblem(hostname.endsWith('.') ? hostname.slice(0, -1) : hostname);
  if (problem !== undefined || hostname.startsWith('*')) return complain('InvalidAddress', `${field} is ${hostname}, which is no name of a host`, 'write a domain name');
  return hostname.includes('.') ? undefined : complain('InvalidAddress', `${field} is ${hostname}, which has no dot`, `write a name with a domain, such as ${hostname}.default.svc.cluster.local`);
}

function addressComplaint(field: string, address: string): Complaint | undefined {
  if (!isLoopback(address.toLowerCase())) return undefined;
  return complain('InvalidAddress', `${field} is ${address}, the proxy itself`, 'write the address of another host');
}

function isLoopback(address: string): boolean {
  const groups = address.split(':');
  const last = groups.pop()!;
  if (groups.length === 0 || groups.join(':') === '::ffff') return last.startsWith('127.');
  return groups.every(group => Number(group) === 0) && Number(last) === 1;
}

/** Why no route can use a Backend whose endpoints are of kinds that Envoy cannot mix, or of one it does not take from routes. */
export function endpointKindComplaint({ spec: { endpoints = [] } }: BackendObject): Complaint | undefined {
  if (endpoints.some(({ unix }) => unix !== undefined)) return complain('UnsupportedAddressType', 'its endpoint is a Unix socket, which no route can use', 'write an fqdn or ip endpoint');
  const hasNames = endpoints.some(({ fqdn }) => fqdn !== undefined);
  return hasNames && endpoints.some(({ ip }) => ip !== undefined)
    ? complain('UnsupportedAddressType', 'it has both fqdn and ip endpoints', 'make a Backend for each') : undefined;
}

function complain(reason: string, message: string, fix: string): Complaint {
  return { reason, message, fix };
}
