/** What a listener speaks (Gateway, `spec.listeners[].protocol`). */
export type ListenerProtocol = 'HTTP' | 'HTTPS' | 'TLS' | 'TCP' | 'UDP';

/** What listeners of one port are told apart by: HTTPS and TLS both go by the name in the TLS handshake. */
export function handshake(protocol: ListenerProtocol): string {
  return protocol === 'HTTPS' || protocol === 'TLS' ? 'TLS' : protocol;
}

/** Whether listeners of two protocols can be told apart on one port: by hostname, or because one is UDP and the other is not. */
export function canSharePort(a: ListenerProtocol, b: ListenerProtocol): boolean {
  return handshake(a) === handshake(b) || (a === 'UDP') !== (b === 'UDP');
}
