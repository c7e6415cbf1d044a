import { Complaint, Conditions } from './condition';
import { ClusterObject } from '../model/cluster-object';
import { GatewayClassObject, GatewayObject, ListenerSetObject, ListenerSpec } from '../model/gateway-objects';
import { HttpMatchFacts } from '../model/http-match';
import { GrantObject } from '../model/permission';
import { BackendRefSpec, FilterSpec, MatchSpec, ParentRef, RouteKind, RouteObject, RouteRuleSpec } from '../model/route-objects';

/** What the phases of a simulation find out, each on top of the ones before. What is not readonly is written by the phase that its comment names. */

export interface ClassState {
  readonly object: GatewayClassObject;
  readonly conditions: Conditions;
  /** The EnvoyProxy of the class, where its controller reads one. */
  readonly proxy?: ClusterObject<EnvoyProxySpec>;
}

/** What is read of an EnvoyProxy. */
export interface EnvoyProxySpec {
  readonly mergeGateways?: boolean;
  readonly preserveRouteOrder?: boolean;
  readonly routingType?: string;
  readonly provider?: unknown;
}

export interface GatewayState {
  readonly object: GatewayObject;
  readonly gatewayClass: ClassState;
  readonly controllerName: string;
  readonly conditions: Conditions;
  /** Whether its listeners are looked at at all. */
  readonly isRelevant: boolean;
  readonly proxy?: EnvoyProxySpec;
  /** Its own, then those of its ListenerSets, oldest first. Written by listener-sets. */
  readonly listeners: ListenerState[];
  /** Sets that are attached and accepted. Written by listener-sets. */
  attachedListenerSets: number;
}

export interface ListenerSetState {
  readonly object: ListenerSetObject;
  readonly gateway: GatewayState;
  readonly conditions: Conditions;
  readonly listeners: readonly ListenerState[];
}

export interface ListenerState {
  readonly gateway: GatewayState;
  /** The ListenerSet it comes from; nothing for one of the Gateway itself. */
  readonly set?: ListenerSetState;
  readonly spec: ListenerSpec;
  /** Of its Gateway or ListenerSet: routes of it are of the `Same` namespace, and it refers to certificates from there. */
  readonly namespace: string;
  readonly conditions: Conditions;
  /** Kinds of routes it takes. Written by listener-spec. */
  supportedKinds: readonly SupportedKind[];
  /** Whether it competes with others for its port. Written by listener-spec. */
  isValid: boolean;
  /** Written by listener-conflicts. */
  hasProtocolConflict: boolean;
  /** Whether another listener took its hostname. Written by listener-conflicts. */
  lostHostname: boolean;
  /** Names in the certificates it serves. Written by listener-spec. */
  certificateNames: readonly string[];
  /** Why clients cannot be asked for certificates. Written by gateway-tls. */
  clientValidation?: ClientValidation;
  /** Routes on it, in order of precedence by age. Written by attachment. */
  readonly attachments: Attachment[];
}

/** What clients of an HTTPS listener must show (Gateway, `spec.tls.frontend`). */
export interface ClientValidation {
  /** Why it does not work; `isPartial` where some of it does. */
  readonly complaint?: Complaint;
  readonly isPartial: boolean;
  readonly mode: 'AllowValidOnly' | 'AllowInsecureFallback';
}

export interface SupportedKind {
  readonly group: string;
  readonly kind: string;
}

/** A route on a listener. */
export interface Attachment {
  readonly route: RouteState;
  readonly parent: ParentState;
  readonly listener: ListenerState;
  /** What both the route and the listener take, and no other listener of the port takes before; `*` for everything. */
  readonly hostnames: readonly string[];
}

export interface RouteState {
  readonly kind: RouteKind;
  readonly object: RouteObject;
  /** Those of its parentRefs that lead to something a controller looks at. */
  readonly parents: readonly ParentState[];
  /** Whether a parentRef leads to something of a controller, be it refused: its references are then looked up. */
  readonly isRead: boolean;
  readonly rules: readonly RuleState[];
}

export interface ParentState {
  readonly ref: ParentRef;
  /** Which of `spec.parentRefs` it is. */
  readonly index: number;
  readonly gateway: GatewayState;
  readonly conditions: Conditions;
  readonly attachments: Attachment[];
}

/** A rule with all it refers to. */
export interface RuleState {
  readonly index: number;
  readonly spec: RouteRuleSpec;
  /** Without any, every request of the route is meant. */
  readonly matches: readonly MatchState[];
  readonly filters: readonly FilterState[];
  readonly backends: readonly BackendState[];
  /** Why the route goes on without this rule; every request that it alone would take is unmatched. */
  readonly dropped?: Complaint;
  /** Why the rule answers every request itself, unless it redirects, and with what status. */
  readonly failure?: RuleFailure;
  /** What its route's condition ResolvedRefs says of it. */
  readonly unresolved: readonly Complaint[];
  /** Backends that are there, and have no endpoint. */
  readonly unavailable: readonly Complaint[];
}

export interface RuleFailure {
  readonly status: 500 | 503;
  readonly message: string;
}

export interface MatchState {
  /** Which of the rule's `matches`. */
  readonly index: number;
  readonly spec: MatchSpec;
  /** Cookies that have to be there too (HTTPRouteFilter, `spec.matches`). */
  readonly cookies?: readonly CookieMatch[];
  /** As it is compared, for an HTTPRoute. */
  readonly http?: HttpMatchFacts;
}

export interface CookieMatch {
  readonly type?: string;
  readonly name: string;
  readonly value: string;
}

export interface FilterState {
  readonly index: number;
  readonly spec: FilterSpec;
  /** Of a RequestMirror. */
  readonly mirror?: BackendState;
  /** What an ExtensionRef leads to. */
  readonly extension?: ClusterObject;
  /** Why it does nothing, or nothing good. */
  readonly problem?: Complaint;
}

export interface BackendState {
  readonly spec: BackendRefSpec;
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly port?: number;
  /** Its share of requests, by the sum of its rule's. */
  readonly weight: number;
  readonly filters: readonly FilterState[];
  /** What permits the reference; `local` within a namespace. */
  readonly grant?: GrantObject | 'local';
  /** What is referred to, where it is among the manifests. */
  readonly object?: ClusterObject;
  /** Why its share of requests is answered with a status instead. */
  readonly problem?: Complaint & { readonly status: 500 | 503 };
  /** The BackendTLSPolicy in force for it. */
  readonly tlsPolicy?: ClusterObject;
}
