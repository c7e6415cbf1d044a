/** What a test backend says of itself and of what reached it. */
export interface Echo {
  /** The Service it stands for, as namespace/name. */
  readonly service: string;
  readonly method?: string;
  readonly path?: string;
  readonly host?: string;
  readonly headers?: { readonly [name: string]: string };
  /** Server name that the client of a TLS backend asked for. */
  readonly sni?: string;
  /** What was sent, over a protocol without requests. */
  readonly text?: string;
  /** How often a request with this `x-echo-id` has come by now. */
  readonly tries?: number;
}

/** A running backend, as long as its sandbox, and all that reached it. */
export interface TestBackend {
  readonly received: readonly Echo[];
}

/** Where a backend listens, and for whom. */
export interface Endpoint {
  readonly service: string;
  readonly address: string;
  readonly port: number;
}
