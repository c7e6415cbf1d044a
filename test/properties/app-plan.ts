/**
 * An app as plain data: what `build` makes constructs of, and what expectations are derived from without asking the library. Numbers in
 * `chart`, `object`, `gateway` and `listener` are indexes into the lists of the app.
 */
export interface AppPlan {
  readonly experimental: boolean;
  readonly charts: readonly ChartPlan[];
  readonly teams: readonly TeamPlan[];
  readonly objects: readonly ObjectPlan[];
  readonly gateways: readonly GatewayPlan[];
  readonly listeners: readonly ListenerPlan[];
  readonly routes: readonly RoutePlan[];
}

export interface ChartPlan {
  readonly id: string;
  readonly namespace: string;
}

export interface TeamPlan {
  readonly name: string;
  readonly namespaces: readonly string[];
  readonly hostnames?: readonly string[];
  readonly labels: LabelsPlan;
}

export interface LabelsPlan {
  readonly [key: string]: string;
}

export type ObjectKind = 'Service' | 'ServiceImport' | 'Secret' | 'ConfigMap' | 'ExternalBackend' | 'Namespace';

export interface ObjectPlan {
  readonly kind: ObjectKind;
  readonly chart: number;
  readonly name: string;
  readonly ports: ReadonlyArray<{ readonly name: string; readonly port: number }>;
}

export type AccessPlan =
  | { readonly from: 'None' | 'Same' | 'All' }
  | { readonly from: 'Namespaces'; readonly namespaces: readonly string[] }
  | { readonly from: 'Labels'; readonly labels: LabelsPlan };

export interface GatewayPlan {
  readonly chart: number;
  readonly name?: string;
  readonly gatewayClass: 'envoy' | 'sized' | 'existing' | 'nginx';
  readonly proxies?: ProxiesPlan;
  readonly listenerAccess: AccessPlan;
  readonly requireTeams: boolean;
  /** Objects with the authorities that clients' certificates are checked against. */
  readonly clientAuthorities: readonly number[];
  /** Whether they are for the HTTPS ports by number, instead of for all. */
  readonly perPort: boolean;
  readonly backendSecret?: SecretPlan;
  readonly extras: boolean;
}

export interface ProxiesPlan {
  readonly replicas?: number;
  readonly service: boolean;
  readonly accessLog?: 'disabled' | 'stdout' | 'collector';
  readonly metrics: boolean;
  readonly tracing: boolean;
  readonly collector?: number;
}

/** A Secret of the app, one it does not make, or one that cert-manager is to fill. */
export type SecretPlan =
  | { readonly object: number }
  | { readonly name: string; readonly namespace?: string; readonly granted: boolean }
  | { readonly issuer: string };

export type ListenerKind = 'http' | 'redirect' | 'https' | 'passthrough' | 'terminate' | 'tcp' | 'udp';

export interface ListenerPlan {
  readonly kind: ListenerKind;
  readonly gateway: number;
  readonly chart: number;
  readonly listenerSet?: string;
  readonly port: number;
  readonly hostname?: string;
  readonly certificates: readonly SecretPlan[];
  readonly access: AccessPlan;
}

export type BackendPlan =
  | { readonly object: number; readonly port?: 'number' | 'name' }
  | { readonly kind: 'Service' | 'ServiceImport' | 'Backend'; readonly name: string; readonly namespace: string; readonly granted: boolean };

export interface MatchPlan {
  readonly path?: { readonly type: 'Exact' | 'PathPrefix' | 'RegularExpression'; readonly value: string };
  readonly method?: string;
  readonly headers: readonly ValuePlan[];
  readonly queries: readonly ValuePlan[];
}

export interface ValuePlan {
  readonly name: string;
  readonly value: string;
  readonly regular: boolean;
}

export type TargetPlan =
  | { readonly kind: 'backend'; readonly backend: BackendPlan }
  | { readonly kind: 'split'; readonly parts: ReadonlyArray<{ readonly backend: BackendPlan; readonly weight: number }> }
  | {
    readonly kind: 'canary' | 'blue-green';
    readonly stable: BackendPlan;
    readonly candidate: BackendPlan;
    /** 0 not started, 100 promoted, -1 testers. */
    readonly percent: number;
    readonly testers: 'none' | 'header' | 'query' | 'both';
    readonly includeIdle: boolean;
  }
  | { readonly kind: 'redirect'; readonly to: 'https' | 'host' | 'path' | 'prefix' | 'port' }
  | { readonly kind: 'fixed'; readonly status: number; readonly body: boolean };

export type FilterPlan =
  | { readonly kind: 'header'; readonly of: 'Request' | 'Response'; readonly action: 'set' | 'add' | 'remove'; readonly name: string }
  | { readonly kind: 'hostname' | 'full path' | 'prefix' | 'cors' }
  | { readonly kind: 'mirror'; readonly backend: BackendPlan; readonly share: 'all' | 'percent' | 'fraction' };

export interface RulePlan {
  readonly name?: string;
  readonly matches: readonly MatchPlan[];
  readonly target: TargetPlan;
  readonly filters: readonly FilterPlan[];
  readonly requestMs?: number;
  readonly backendRequestMs?: number;
  readonly retry: boolean;
  readonly session: boolean;
}

export interface RoutePlan {
  readonly chart: number;
  readonly name?: string;
  /** Empty where it attaches to a listener that the app does not make. */
  readonly listeners: readonly number[];
  readonly hostnames: readonly string[];
  readonly rules: readonly RulePlan[];
}
