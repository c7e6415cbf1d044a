import { isIP } from 'net';
import { ApiObject } from 'cdk8s';
import { CertificateIssuer } from './certificate-issuer';
import { PlatformGatewayProps } from './platform-gateway-props';
import { GatewayInfrastructure } from '../../imports/gatewayapi/gateway';
import { checkedAnnotations, checkedHostname, checkedInstance, checkedLabels } from '../model/checked-argument';

/** Annotations of the Gateway itself: its own, and those other controllers read there. */
export function annotationsOf({ annotations, certificateIssuer, dnsTarget }: PlatformGatewayProps): { [key: string]: string } {
  return {
    ...annotations && checkedAnnotations('annotations of a Gateway', annotations),
    ...certificateIssuer && checkedInstance('certificateIssuer', certificateIssuer, CertificateIssuer, 'CertificateIssuer.clusterIssuer(…)')._annotations,
    ...dnsTarget === undefined ? {} : { 'external-dns.alpha.kubernetes.io/target': checkedDnsTarget(dnsTarget) },
  };
}

function checkedDnsTarget(target: string): string {
  return isIP(target) === 0 ? checkedHostname('the target of DNS records', target) : target;
}

/** What the controller's own objects get. */
export function infrastructureOf(
  { infrastructureLabels: labels, infrastructureAnnotations: annotations }: PlatformGatewayProps, envoyProxy: ApiObject | undefined,
): GatewayInfrastructure | undefined {
  if (labels === undefined && annotations === undefined && envoyProxy === undefined) return undefined;
  return {
    labels: labels && checkedLabels('labels of infrastructure', checkedCount('infrastructureLabels', labels, 8)),
    annotations: annotations && checkedLengths(checkedAnnotations('annotations of infrastructure', checkedCount('infrastructureAnnotations', annotations, 16))),
    parametersRef: envoyProxy && { group: envoyProxy.apiGroup, kind: envoyProxy.kind, name: envoyProxy.name },
  };
}

/** Unlike annotations elsewhere, each has a limit of its own (GatewayInfrastructure). */
function checkedLengths(annotations: { [key: string]: string }): { [key: string]: string } {
  for (const [key, { length }] of Object.entries(annotations)) {
    if (length > 4096) throw new Error(`annotations of infrastructure["${key}"] must be a text of at most 4096 characters, got ${length} characters`);
  }
  return annotations;
}

export function checkedCount<Values extends object>(what: string, values: Values, most: number): Values {
  const count = Object.keys(values).length;
  if (count > most) throw new Error(`a Gateway takes at most ${most} ${what}, got ${count}`);
  return values;
}
