/** A request as `explain` reads it, and as it is sent. */
export interface Request {
  readonly id: string;
  readonly protocol: 'http' | 'grpc' | 'tcp' | 'udp' | 'tls';
  readonly scheme?: 'http' | 'https';
  /** Its namespace/name. */
  readonly gateway: string;
  readonly port: number;
  readonly sni?: string;
  readonly method?: string;
  readonly host?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: { readonly [name: string]: string };
}
