/** What a listener speaks (Gateway, `spec.listeners[].protocol`). */
export type ListenerProtocol = 'HTTP' | 'HTTPS' | 'TLS' | 'TCP' | 'UDP';

/** Whether listeners of two protocols can be told apart on one port: by hostname, or because one is UDP and the other is not. */
export function canSharePort(a: ListenerProtocol, b: ListenerProtocol): boolean {
  const encrypted = (protocol: ListenerProtocol) => protocol === 'HTTPS' || protocol === 'TLS';
  return a === b || (a === 'UDP') !== (b === 'UDP') || encrypted(a) && encrypted(b);
}
