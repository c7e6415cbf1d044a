import { shown } from '../../model/checked-argument';
import { Check } from '../ownership-view';

/** A reference to a Service of the app that its ports, or its type, cannot serve. */
export const missingServicePort: Check = ({ facts }) => facts.servicePorts.flatMap(({ path, service, port, ports: all }) => {
  const ports = all.filter(({ protocol = 'TCP' }) => protocol === 'TCP');
  const finding = (message: string) => [{ id: 'missing-service-port', severity: 'error' as const, path, message }];
  const at = `${service.kind} "${service.name}" (${service.path})`;
  if (service.type === 'ExternalName') {
    return finding(`${at} is of type ExternalName, which controllers refuse as a backend: describe what is outside the cluster by an ExternalBackend`);
  }
  const listed = ports.map(each => each.name === undefined ? `${each.port}` : `${each.port} (${each.name})`).join(', ') || 'none';
  if (port === undefined) {
    return ports.length === 1 ? [] : finding(`${at} has ${ports.length} TCP ports (${listed}): say which, as in \`{ port: ${ports[0]?.port ?? 80} }\``);
  }
  const known = ports.some(each => typeof port === 'number' ? each.port === port : each.name === port);
  return known ? [] : finding(`${at} has no TCP port ${shown(port)}; those it has: ${listed}`);
});
