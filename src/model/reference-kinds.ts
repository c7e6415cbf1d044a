import { withArticle } from './cluster-object';

/** A kind of object, by group; the core group is the empty text. */
export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

const GATEWAY = 'gateway.networking.k8s.io';
const ENVOY = 'gateway.envoyproxy.io';

const BACKENDS: readonly GroupKind[] = [
  { group: '', kind: 'Service' },
  { group: 'multicluster.x-k8s.io', kind: 'ServiceImport' },
  { group: ENVOY, kind: 'Backend' },
];
/** Kinds of backends, with their groups. */
export const BACKEND_GROUPS: ReadonlyMap<string, string> = new Map(BACKENDS.map(({ group, kind }) => [kind, group]));

const SERVICE = BACKENDS[0];
const BACKEND = BACKENDS[2];
const SECRET: GroupKind = { group: '', kind: 'Secret' };
const CONFIG_MAP: GroupKind = { group: '', kind: 'ConfigMap' };
const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map(kind => ({ group: GATEWAY, kind }));

interface Permission {
  readonly from: GroupKind;
  readonly to: readonly GroupKind[];
}

/**
 * Which references across namespaces are judged by a ReferenceGrant in the referent's namespace: those of the specification (ReferenceGrant)
 * and those of Envoy Gateway's own kinds. No other reference is helped by one.
 */
const PERMISSIONS: readonly Permission[] = [
  ...ROUTES.map(from => ({ from, to: BACKENDS })),
  { from: { group: GATEWAY, kind: 'Gateway' }, to: [SECRET, CONFIG_MAP] },
  { from: { group: GATEWAY, kind: 'ListenerSet' }, to: [SECRET] },
  { from: { group: ENVOY, kind: 'SecurityPolicy' }, to: [SECRET, CONFIG_MAP, SERVICE, BACKEND, ...ROUTES] },
  { from: { group: ENVOY, kind: 'ClientTrafficPolicy' }, to: [SECRET, CONFIG_MAP] },
  { from: { group: ENVOY, kind: 'EnvoyExtensionPolicy' }, to: [SERVICE, BACKEND, SECRET, CONFIG_MAP, ...ROUTES] },
  { from: { group: ENVOY, kind: 'BackendTrafficPolicy' }, to: ROUTES },
  { from: { group: ENVOY, kind: 'HTTPRouteFilter' }, to: [SECRET, CONFIG_MAP] },
];

/** Why a ReferenceGrant would permit nothing; nothing when it is what the reference needs. */
export function pointlessGrant(from: GroupKind, to: GroupKind): string | undefined {
  const same = (a: GroupKind, b: GroupKind) => a.group === b.group && a.kind === b.kind;
  const permission = PERMISSIONS.find(each => same(each.from, from));
  if (permission?.to.some(each => same(each, to))) return undefined;
  if (to.group === GATEWAY && (to.kind === 'Gateway' || to.kind === 'ListenerSet')) {
    return 'attachment is not a matter of grants: the listener\'s `access` governs routes, the gateway\'s `listenerAccess` governs ListenerSets';
  }
  if (permission === undefined) return `no controller asks for a grant for what ${withArticle(from.kind)} refers to`;
  return `${withArticle(from.kind)} refers across namespaces only to ${permission.to.map(({ kind }) => kind).join(', ')}`;
}
