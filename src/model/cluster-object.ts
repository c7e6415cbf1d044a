import { Labels } from './access';

/** An object as the API server keeps it: valid, with defaults filled in. What a field may hold is for whoever reads it to know. */
export interface ClusterObject<Spec = unknown> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
  readonly spec: Spec;
}

export interface ObjectMetadata {
  readonly name: string;
  /** Absent in objects of the cluster. */
  readonly namespace?: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
  /** As RFC 3339 has it; absent before the object is created. */
  readonly creationTimestamp?: string;
  readonly generation?: number;
}

/** Where an object is. */
export interface ObjectKey {
  readonly group: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

export function keyOf({ apiVersion, kind, metadata: { namespace, name } }: ClusterObject): ObjectKey {
  return { group: groupOf(apiVersion), kind, namespace, name };
}

/** How a message names an object: `Service shop/web`. */
export function objectText(kind: string, namespace: string | undefined, name: string): string {
  return namespace === undefined || namespace === '' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

export function describeObject({ kind, metadata: { namespace, name } }: ClusterObject): string {
  return objectText(kind, namespace, name);
}

/** How a message names a kind: `a Service`, `an HTTPRouteFilter of gateway.envoyproxy.io`. */
export function kindText(group: string, kind: string): string {
  return `${withArticle(kind)}${group === '' ? '' : ` of ${group}`}`;
}

/** A kind, or what else is spoken letter by letter, with `a` or `an`. */
export function withArticle(kind: string): string {
  return `${/^([AEIO]|HTTP)/.test(kind) ? 'an' : 'a'} ${kind}`;
}
