import { ExplainRequest, isAddress, withoutPort } from './request';

/**
 * The server name that a client sends in the handshake of TLS, where nobody says which: the host, unless that is an IP address. A header `Host`
 * is nothing to the handshake. An empty name is a handshake without one.
 */
export function serverNameFor({ protocol, scheme, host, sni }: ExplainRequest): string | undefined {
  if (sni !== undefined) return sni;
  const isTls = protocol === 'tls' || scheme === 'https' && (protocol === 'http' || protocol === 'grpc');
  const name = withoutPort(host ?? '');
  return !isTls || name === '' || name.includes(':') || isAddress(name) ? undefined : name;
}
