import { PathRewrite } from './url-rewrite';
import { ClusterObject } from '../model/cluster-object';
import { ClusterObjects } from '../model/cluster-objects';
import { HeaderModifierSpec } from '../model/route-objects';

/** What is read of an HTTPRouteFilter of Envoy Gateway. */
export type RouteFilterObject = ClusterObject<{
  readonly urlRewrite?: {
    readonly hostname?: { readonly type: string; readonly header?: string; readonly pathRegex?: Substitution };
    readonly path?: { readonly type: string; readonly replaceRegexMatch?: Substitution };
    readonly appendXForwardedHost?: boolean;
  };
  readonly directResponse?: {
    readonly contentType?: string;
    readonly statusCode?: number;
    readonly body?: BodySpec;
    readonly header?: HeaderModifierSpec;
  };
  readonly credentialInjection?: {
    readonly header?: string;
    readonly overwrite?: boolean;
    readonly credential: { readonly valueRef: { readonly namespace?: string; readonly name: string } };
  };
}>;

interface Substitution {
  readonly pattern: string;
  readonly substitution: string;
}

interface BodySpec {
  readonly type?: string;
  readonly inline?: string;
  readonly valueRef?: { readonly name: string };
}

/** Where the host that a backend sees comes from. */
export type HostRewrite =
  | { readonly from: 'literal'; readonly value: string }
  | { readonly from: 'header'; readonly name: string }
  | { readonly from: 'backend' }
  | { readonly from: 'path'; readonly pattern: string; readonly substitution: string };

export function hostRewriteOf({ spec: { urlRewrite } }: RouteFilterObject): HostRewrite | undefined {
  const { type, header, pathRegex } = urlRewrite?.hostname ?? {};
  if (type === 'Header' && header !== undefined) return { from: 'header', name: header };
  if (type === 'PathRegex' && pathRegex !== undefined) return { from: 'path', ...pathRegex };
  return type === 'Backend' ? { from: 'backend' } : undefined;
}

export function pathRewriteOf({ spec: { urlRewrite } }: RouteFilterObject): PathRewrite | undefined {
  const regex = urlRewrite?.path?.replaceRegexMatch;
  return regex && { type: 'ReplaceRegexMatch', pattern: regex.pattern, substitution: regex.substitution };
}

/** The key of a ConfigMap that is looked at first. */
const BODY_KEY = 'response.body';

/** The text of a direct response, where it is in the filter or in a ConfigMap that is there. */
export function bodyOf({ spec: { directResponse }, metadata: { namespace = '' } }: RouteFilterObject, objects: ClusterObjects): string | undefined {
  const body = directResponse?.body;
  if (body?.valueRef === undefined) return body?.inline;
  const configMap = objects.find('', 'ConfigMap', namespace, body.valueRef.name) as (ClusterObject & { readonly data?: unknown }) | undefined;
  const data = configMap?.data;
  if (typeof data !== 'object' || data === null) return undefined;
  const values = new Map<string, unknown>(Object.entries(data));
  const value = values.get(BODY_KEY) ?? [...values.values()][0];
  return typeof value === 'string' ? value : undefined;
}

/** Stands for a secret that no report shows. */
export function credentialText(namespace: string, name: string): string {
  return `<credential of Secret ${namespace}/${name}>`;
}
