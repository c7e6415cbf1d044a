import { MatchOption } from './candidate';
import { ResponseChanges } from './response-changes';
import { BackendState, GatewayState, ListenerState, RouteState } from '../status/state';

/** Where a request goes, and why. */
export interface Explanation {
  readonly gateway?: GatewayState;
  readonly listener?: ListenerState;
  readonly route?: RouteState;
  /** The rule and match that take it; for a connection the rule alone. */
  readonly option?: MatchOption;
  /** Index of the rule. */
  readonly rule?: number;
  /** The hostname under which it was found. */
  readonly hostname?: string;
  /** What is done to it, in order. */
  readonly steps: readonly string[];
  /** What the gateway answers itself. */
  readonly answer?: Answer;
  /** Why there is no connection, or none that lasts. */
  readonly refused?: string;
  readonly backends: readonly BackendShare[];
  readonly mirrors: readonly MirrorShare[];
  readonly passedOver: readonly PassedOver[];
  /** How many more there are than are listed. */
  readonly passedOverMore: number;
  /** What the result hangs on that nobody can know from manifests. */
  readonly notes: readonly string[];
}

/** What the gateway answers itself. */
export interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly grpcStatus?: number;
  readonly body?: string;
  readonly why: string;
}

/** A request as a backend sees it. */
export interface ForwardedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly host: string;
  readonly headers: { readonly [name: string]: string };
}

/** A backend with its part of the requests. */
export interface BackendShare {
  readonly backend: BackendState;
  /** From 0 to 1. */
  readonly share: number;
  /** What its part of the requests is answered with instead. */
  readonly error?: { readonly status: number; readonly grpcStatus?: number; readonly reason: string };
  readonly request?: ForwardedRequest;
  readonly responseHeaders?: ResponseChanges;
  readonly tls?: BackendTls;
}

/** TLS as a backend gets it. */
export interface BackendTls {
  /** Whether it is the client's own. */
  readonly passthrough: boolean;
  readonly sni?: string;
  /** The BackendTLSPolicy that asks for it. */
  readonly policy?: { readonly namespace: string; readonly name: string };
}

/** A backend that gets copies. */
export interface MirrorShare {
  readonly backend: BackendState;
  /** Of the requests, from 0 to 100. */
  readonly percent: number;
  readonly request: ForwardedRequest;
}

/** A route, or a listener, that does not get the request. */
export interface PassedOver {
  readonly listener?: ListenerState;
  readonly route?: RouteState;
  readonly option?: MatchOption;
  readonly reason: string;
}

/** An explanation of nothing, to be filled in. */
export const NOTHING: Explanation = { steps: [], backends: [], mirrors: [], passedOver: [], passedOverMore: 0, notes: [] };
