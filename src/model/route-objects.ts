import { ClusterObject } from './cluster-object';
import { ObjectRef } from './gateway-objects';

/** What is read of the objects of tenants, with defaults filled in. Fields are those of the specification. */

export type RouteKind = 'HTTPRoute' | 'GRPCRoute' | 'TLSRoute' | 'TCPRoute' | 'UDPRoute';

export const ROUTE_KINDS: readonly RouteKind[] = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

export type RouteObject = ClusterObject<{
  readonly parentRefs?: readonly ParentRef[];
  readonly hostnames?: readonly string[];
  readonly rules?: readonly RouteRuleSpec[];
}>;

export interface ParentRef extends ObjectRef {
  readonly sectionName?: string;
  readonly port?: number;
}

/** A rule of any kind of route; which fields it can have hangs on the kind. */
export interface RouteRuleSpec {
  readonly name?: string;
  readonly matches?: readonly MatchSpec[];
  readonly filters?: readonly FilterSpec[];
  readonly backendRefs?: readonly BackendRefSpec[];
  readonly timeouts?: { readonly request?: string; readonly backendRequest?: string };
  readonly retry?: { readonly attempts?: number; readonly codes?: readonly number[]; readonly backoff?: string };
  readonly sessionPersistence?: { readonly type?: string; readonly sessionName?: string };
}

/** A match of an HTTPRoute or, where `method` is an object, of a GRPCRoute. */
export interface MatchSpec {
  readonly path?: { readonly type?: string; readonly value?: string };
  readonly headers?: readonly ValueMatchSpec[];
  readonly queryParams?: readonly ValueMatchSpec[];
  readonly method?: string | { readonly type?: string; readonly service?: string; readonly method?: string };
}

export interface ValueMatchSpec {
  readonly type?: string;
  readonly name: string;
  readonly value: string;
}

export interface BackendRefSpec extends ObjectRef {
  readonly port?: number;
  readonly weight?: number;
  readonly filters?: readonly FilterSpec[];
}

export interface FilterSpec {
  readonly type: string;
  readonly requestHeaderModifier?: HeaderModifierSpec;
  readonly responseHeaderModifier?: HeaderModifierSpec;
  readonly requestMirror?: {
    readonly backendRef: BackendRefSpec;
    readonly percent?: number;
    readonly fraction?: { readonly numerator: number; readonly denominator?: number };
  };
  readonly requestRedirect?: RedirectSpec;
  readonly urlRewrite?: { readonly hostname?: string; readonly path?: PathModifierSpec };
  readonly cors?: CorsSpec;
  readonly externalAuth?: unknown;
  readonly extensionRef?: { readonly group: string; readonly kind: string; readonly name: string };
}

export interface HeaderModifierSpec {
  readonly set?: readonly HeaderSpec[];
  readonly add?: readonly HeaderSpec[];
  readonly remove?: readonly string[];
}

export interface HeaderSpec {
  readonly name: string;
  readonly value: string;
}

export interface RedirectSpec {
  readonly scheme?: string;
  readonly hostname?: string;
  readonly path?: PathModifierSpec;
  readonly port?: number;
  readonly statusCode?: number;
}

export interface PathModifierSpec {
  readonly type: string;
  readonly replaceFullPath?: string;
  readonly replacePrefixMatch?: string;
}

export interface CorsSpec {
  readonly allowOrigins?: readonly string[];
  readonly allowMethods?: readonly string[];
  readonly allowHeaders?: readonly string[];
  readonly exposeHeaders?: readonly string[];
  readonly allowCredentials?: boolean;
  readonly maxAge?: number;
}
