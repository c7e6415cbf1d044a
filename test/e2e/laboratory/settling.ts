import { createHash } from 'crypto';
import { KubernetesObject } from '../stack/kubectl';
import { CONTROLLER } from '../systems/names';

/** Kinds that Envoy Gateway says something of. */
export const JUDGED = [
  'GatewayClass', 'Gateway', 'ListenerSet', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute', 'Backend', 'BackendTLSPolicy', 'BackendTrafficPolicy',
  'ClientTrafficPolicy', 'SecurityPolicy', 'EnvoyExtensionPolicy',
];

/** What is said of objects, as one value that changes with it. */
export function fingerprint(objects: readonly KubernetesObject[]): string {
  const hash = createHash('sha256');
  for (const { kind, metadata: { namespace, name, generation }, status } of objects) {
    hash.update(JSON.stringify([kind, namespace, name, generation, status], (key, value) => key === 'lastTransitionTime' ? undefined : value as unknown));
  }
  return hash.digest('hex');
}

/** Whether that of which something is always said has been judged as it is now. */
export function isJudged({ kind, metadata: { generation }, spec, status }: KubernetesObject): boolean {
  if (kind !== 'GatewayClass' || spec.controllerName !== CONTROLLER) return true;
  const conditions: readonly any[] = status?.conditions ?? [];
  return conditions.some(({ type, observedGeneration, reason }) => type === 'Accepted' && observedGeneration === generation && reason !== 'Pending');
}
