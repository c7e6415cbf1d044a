import { ClusterObject } from './cluster-object';

/** Readers of Kubernetes' own kinds. No schema of ours has judged them, so that they may hold anything. */

interface Unjudged {
  readonly [field: string]: unknown;
}

export interface ServicePort {
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  readonly appProtocol?: string;
}

/** Ports of a Service or ServiceImport (`spec.ports`). */
export function portsOf(service: ClusterObject): readonly ServicePort[] {
  let ports = portsKnown.get(service);
  if (ports === undefined) {
    ports = listOf(fieldsOf(service.spec).ports).map(fieldsOf).flatMap(({ name, port, protocol, appProtocol }) => typeof port !== 'number' ? [] : [{
      name: textOf(name) ?? '',
      port,
      protocol: textOf(protocol) ?? 'TCP',
      ...typeof appProtocol === 'string' && { appProtocol },
    }]);
    portsKnown.set(service, ports);
  }
  return ports;
}

/** Thousands of routes refer to one Service. */
const portsKnown = new WeakMap<ClusterObject, readonly ServicePort[]>();

export function isExternalName(service: ClusterObject): boolean {
  return fieldsOf(service.spec).type === 'ExternalName';
}

export function hasSelector(service: ClusterObject): boolean {
  return Object.keys(fieldsOf(fieldsOf(service.spec).selector)).length > 0;
}

export function isHeadless(service: ClusterObject): boolean {
  return fieldsOf(service.spec).clusterIP === 'None';
}

/** The Service that an EndpointSlice has endpoints of. */
export function serviceOfSlice({ metadata }: ClusterObject): string | undefined {
  return textOf(fieldsOf(metadata.labels)['kubernetes.io/service-name']);
}

/** Whether an EndpointSlice has an address for a port of a Service, by the name and protocol of the port; of an endpoint that is ready, if asked. */
export function hasEndpoint(slice: ClusterObject, { name, protocol }: ServicePort, { isReady }: { readonly isReady: boolean }): boolean {
  const { endpoints, ports } = slice as unknown as Unjudged;
  const isNamed = listOf(ports).map(fieldsOf).some(port => (textOf(port.name) ?? '') === name && (textOf(port.protocol) ?? 'TCP') === protocol);
  return isNamed && listOf(endpoints).some(endpoint => {
    const { addresses, conditions } = fieldsOf(endpoint);
    return listOf(addresses).length > 0 && !(isReady && fieldsOf(conditions).ready === false);
  });
}

export function secretType(secret: ClusterObject): string {
  return textOf((secret as unknown as Unjudged).type) ?? 'Opaque';
}

/** A value of a Secret (`data`, or `stringData` before the API server has it), decoded. */
export function secretValue(secret: ClusterObject, key: string): string | undefined {
  const { data, stringData } = secret as unknown as Unjudged;
  const plain = textOf(ownOf(fieldsOf(stringData), key));
  if (plain !== undefined) return plain;
  const encoded = textOf(ownOf(fieldsOf(data), key));
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('latin1');
}

/** Keys of a Secret or ConfigMap. */
export function dataKeys(object: ClusterObject): readonly string[] {
  const { data, stringData } = object as unknown as Unjudged;
  return [...new Set([...Object.keys(fieldsOf(data)), ...Object.keys(fieldsOf(stringData))])].sort();
}

export function configValue(configMap: ClusterObject, key: string): string | undefined {
  return textOf(ownOf(fieldsOf((configMap as unknown as Unjudged).data), key));
}

function ownOf(fields: Unjudged, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function fieldsOf(value: unknown): Unjudged {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Unjudged : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
