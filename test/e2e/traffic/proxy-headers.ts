/**
 * Headers that every proxy puts on requests and answers, whatever a route says, and why they are not compared. The ends are `*` where more than one goes by the name.
 */
export const PROXY_HEADERS: ReadonlyArray<{ readonly name: string; readonly reason: string }> = [
  { name: 'x-forwarded-for', reason: 'the address of the client' },
  { name: 'x-forwarded-proto', reason: 'the scheme that the client used' },
  { name: 'x-forwarded-host', reason: 'the host before it was rewritten' },
  { name: 'x-request-id', reason: 'drawn at random' },
  { name: 'x-envoy-*', reason: 'of Envoy itself: addresses, timeouts, the path before it was rewritten' },
  { name: 'date', reason: 'the time of the answer' },
  { name: 'server', reason: 'the name of the proxy' },
  { name: 'connection', reason: 'of one hop' },
  { name: 'keep-alive', reason: 'of one hop' },
  { name: 'transfer-encoding', reason: 'of one hop' },
  { name: 'te', reason: 'of one hop' },
  { name: 'content-length', reason: 'of the body, which no route changes' },
  { name: 'content-type', reason: 'of the body, which no route changes' },
  { name: 'grpc-accept-encoding', reason: 'of one hop' },
  { name: 'grpc-message', reason: 'in words' },
  { name: 'grpc-status', reason: 'compared as the status of the call' },
];

/** The headers that routes have a say in. */
export function comparable(headers: { readonly [name: string]: string } = {}): { [name: string]: string } {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(entries.filter(([name]) => !isOfProxies(name)));
}

function isOfProxies(name: string): boolean {
  return PROXY_HEADERS.some(({ name: pattern }) => pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern);
}
