/** An object by its kind, namespace and name. */
export interface ObjectReference {
  /** Such as `HTTPRoute`. */
  readonly kind: string;
  /** Its namespace. */
  readonly namespace: string;
  /** Its name. */
  readonly name: string;
}

/** A listener by what holds it and its name. */
export interface ListenerReference extends ObjectReference {
  /** Name of the listener. */
  readonly sectionName: string;
}

/** What the gateway answers itself. */
export interface GatewayResponse {
  /** HTTP status. */
  readonly status: number;
  /** Headers, by their names in lower case; `location` of a redirect. */
  readonly headers: { [name: string]: string };
  /**
   * Status of gRPC.
   *
   * @default - it is no gRPC request
   */
  readonly grpcStatus?: number;
  /**
   * Body of the response.
   *
   * @default - none that is known
   */
  readonly body?: string;
  /** Why the gateway answers so. */
  readonly why: string;
}

/** A request as a backend sees it. */
export interface ForwardedRequest {
  /** Such as `GET`. */
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** The header `Host`. */
  readonly host: string;
  /** The other headers, by their names in lower case. */
  readonly headers: { [name: string]: string };
}

/** What becomes of the headers of a backend's response: removed first, then set, then added to. */
export interface ResponseHeaderChanges {
  /** Headers that are set. */
  readonly set: { [name: string]: string };
  /** Headers that are added. */
  readonly add: { [name: string]: string };
  /** Headers that are removed. */
  readonly remove: string[];
}

/** A backend with its part of the requests. */
export interface ExplainedBackend extends ObjectReference {
  /**
   * Port of the backend.
   *
   * @default - it has none of its own
   */
  readonly port?: number;
  /** Its weight in the manifest. */
  readonly weight: number;
  /** Its part of the requests, from 0 to 1. */
  readonly share: number;
  /**
   * Why its part of the requests does not reach it.
   *
   * @default - it does
   */
  readonly problem?: string;
  /**
   * What its part of the requests is answered with instead.
   *
   * @default - it reaches the backend, or is refused
   */
  readonly status?: number;
  /**
   * The request as it gets there.
   *
   * @default - a connection, or one that does not get there
   */
  readonly request?: ForwardedRequest;
  /**
   * What becomes of the headers of its response.
   *
   * @default - nothing
   */
  readonly responseHeaders?: ResponseHeaderChanges;
}

/** A backend that gets copies. */
export interface ExplainedMirror extends ObjectReference {
  /**
   * Port of the backend.
   *
   * @default - it has none of its own
   */
  readonly port?: number;
  /** Of the requests, from 0 to 100. */
  readonly percent: number;
  /** The copy. */
  readonly request: ForwardedRequest;
}

/** A route or a listener that does not get the request. */
export interface PassedOverCandidate {
  /**
   * The route.
   *
   * @default - a listener is passed over
   */
  readonly route?: ObjectReference;
  /**
   * Index of the rule.
   *
   * @default - the route as a whole is
   */
  readonly rule?: number;
  /**
   * Index of the match in its rule.
   *
   * @default - the rule has none
   */
  readonly match?: number;
  /**
   * The listener.
   *
   * @default - a route is passed over
   */
  readonly listener?: ListenerReference;
  /** Why. */
  readonly reason: string;
}
