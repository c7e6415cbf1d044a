/** What `explain` says of a request. */
export interface Prediction {
  readonly id: string;
  readonly route: { readonly kind: string; readonly namespace: string; readonly name: string } | null;
  readonly rule: number | null;
  /** What the gateway answers itself. */
  readonly response: PredictedResponse | null;
  /** Why there is no answer at all. */
  readonly refused?: string;
  readonly backends: readonly PredictedBackend[];
  readonly mirrors: readonly PredictedMirror[];
}

export interface PredictedResponse {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly grpcStatus?: number;
}

export interface PredictedRequest {
  /** With its query. */
  readonly path: string;
  readonly host: string;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
}

export interface PredictedBackend {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly port?: number;
  readonly weight?: number;
  /** What its share of requests gets instead. */
  readonly error?: { readonly status?: number; readonly grpcStatus?: number; readonly reason?: string };
  /** How the proxy speaks TLS to it. */
  readonly tls?: { readonly passthrough?: boolean; readonly sni?: string };
  readonly request?: PredictedRequest;
  readonly responseHeaders?: { readonly set?: Headers; readonly add?: Headers; readonly remove?: readonly string[] };
}

export interface PredictedMirror {
  readonly kind?: string;
  readonly namespace: string;
  readonly name: string;
  readonly port?: number;
  readonly percent?: number;
  readonly request?: PredictedRequest;
}

type Headers = { readonly [name: string]: string };
