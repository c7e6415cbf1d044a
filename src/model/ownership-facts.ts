import { Access, Labels } from './access';
import { HttpMatchFacts } from './http-match';
import { ListenerProtocol } from './listener-protocol';
import { GroupKind } from './reference-kinds';

/** What a whole app says about who owns and claims what; the ownership checks judge by nothing else. */
export interface OwnershipFacts {
  readonly teams: readonly TeamFacts[];
  readonly objects: readonly ObjectFacts[];
  readonly gateways: readonly GatewayFacts[];
  readonly listeners: readonly ListenerFacts[];
  readonly routes: readonly RouteFacts[];
  readonly servicePorts: readonly ServicePortFacts[];
  readonly externalBackends: readonly PlacedFacts[];
  readonly requests: readonly RequestFacts[];
  /** Secrets that cert-manager writes for listeners. */
  readonly issuedSecrets: ReadonlyArray<PlacedFacts & { readonly secretName: string }>;
  readonly profile: { readonly name: string; readonly envoyGateway: boolean };
}

/** Something of the app: where it was made, and in which namespace it is. */
export interface PlacedFacts {
  readonly path: string;
  readonly namespace: string;
}

export interface TeamFacts {
  readonly path: string;
  /** Of the chart that declares it. */
  readonly chartNamespace?: string;
  readonly name: string;
  readonly namespaces: readonly string[];
  /** Absent when the team may claim any. */
  readonly hostnames?: readonly string[];
  readonly labels: Labels;
}

export interface ObjectFacts extends GroupKind {
  readonly path: string;
  readonly name: string;
  readonly ofCluster: boolean;
  /** Absent for an object of the cluster, and where neither object nor chart names one. */
  readonly namespace?: string;
  readonly chartNamespace?: string;
  /** Of a Namespace. */
  readonly labels?: Labels;
}

export interface GatewayFacts extends PlacedFacts {
  readonly name: string;
}

export interface ListenerFacts {
  /** Absent for a listener that the app does not make. */
  readonly path?: string;
  /** Kind, namespace and name of what holds it. */
  readonly parent: { readonly kind: string; readonly namespace: string; readonly name: string };
  readonly sectionName: string;
  /** Absent when they are not known. */
  readonly port?: number;
  readonly protocol?: ListenerProtocol;
  /** `*` for every one; absent when it is not known, and where its protocol knows none. */
  readonly hostname?: string;
  /** Absent when it is not known. */
  readonly access?: Access;
  /** Whether routes from namespaces of no team are refused. */
  readonly requireTeams: boolean;
  /** Name of the controller of its class; absent when it is not known. */
  readonly controllerName?: string;
  /** For an entry of a ListenerSet. */
  readonly admittedBy?: ListenerSetAdmission;
}

/** What a Gateway says about who may add ListenerSets to it. */
export interface ListenerSetAdmission {
  readonly gateway: { readonly namespace: string; readonly name: string; readonly path?: string };
  /** `None` when nobody may; absent when it is not known. */
  readonly access?: Access | { readonly from: 'None' };
}

export interface RouteFacts extends PlacedFacts {
  readonly kind: string;
  readonly name: string;
  readonly hostnames: readonly string[];
  readonly listeners: readonly ListenerFacts[];
  readonly matches: readonly HttpMatchFacts[];
  /** What it uses that Envoy Gateway alone can do, and what to use elsewhere. */
  readonly envoyGatewayOnly: ReadonlyArray<{ readonly feature: string; readonly wayOut: string }>;
}

/** A port of a Service, as something refers to it. */
export interface ServicePortFacts {
  readonly path: string;
  readonly service: { readonly path: string; readonly kind: string; readonly name: string; readonly type?: string };
  /** Absent when the only port is meant. */
  readonly port?: number | string;
  readonly ports: ReadonlyArray<{ readonly name?: string; readonly port: number; readonly protocol?: string }>;
}

/** A reference that somebody outside the app has to permit. */
export interface GrantRequest {
  readonly from: GroupKind & { readonly namespace: string };
  readonly to: GroupKind & { readonly namespace: string; readonly name: string };
  /** The ReferenceGrant to ask for. */
  readonly manifest: string;
}

/** Where it was noticed. */
export interface RequestFacts extends GrantRequest {
  readonly path: string;
}

/** What a check found. */
export interface Finding {
  /** Name of the check. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  /** Path of the construct that has to change, or that noticed. */
  readonly path: string;
  readonly message: string;
  /** Why it is right as it is, where somebody has said so; then it does not count. */
  readonly acknowledged?: string;
}

export function describeListener({ parent, sectionName, path }: ListenerFacts): string {
  const made = path === undefined ? '' : ` (${path})`;
  return `listener "${sectionName}" of ${parent.kind} ${parent.namespace}/${parent.name}${made}`;
}

export function listenerKey({ parent, sectionName }: Pick<ListenerFacts, 'parent' | 'sectionName'>): string {
  return [parent.kind, parent.namespace, parent.name, sectionName].join('/');
}
