import { Duration } from 'cdk8s';
import { checkedAnnotations, checkedHostname, checkedWhole, shown } from '../model/checked-argument';

const PREFIX = 'external-dns.alpha.kubernetes.io/';

/** DNS records that external-dns makes for a route. What they point to is the gateway's (`dnsTarget`). */
export interface ExternalDnsOptions {
  /**
   * Hostnames that get records besides the route's own; `external-dns.alpha.kubernetes.io/hostname`.
   *
   * @default - none
   */
  readonly hostnames?: string[];
  /**
   * Time to live of the records, in whole seconds, at least one; `external-dns.alpha.kubernetes.io/ttl`.
   *
   * @default - the provider's
   */
  readonly ttl?: Duration;
  /**
   * What the provider understands, without the prefix: `{ 'cloudflare-proxied': 'true' }`.
   *
   * @default - none
   */
  readonly providerFlags?: { [name: string]: string };
}

/** The annotations of a route that external-dns reads there. */
export function externalDnsAnnotations({ hostnames = [], ttl, providerFlags = {} }: ExternalDnsOptions): { [key: string]: string } {
  const annotations: { [key: string]: string } = {};
  if (hostnames.length > 0) annotations[`${PREFIX}hostname`] = hostnames.map(each => checkedHostname('a hostname of DNS records', each)).join(',');
  if (ttl !== undefined) annotations[`${PREFIX}ttl`] = String(checkedWhole('the time to live of DNS records, in seconds,', ttl.toSeconds({ integral: false }), 1, 2 ** 31 - 1));
  for (const [name, value] of Object.entries(providerFlags)) {
    if (['target', 'hostname', 'ttl'].includes(name)) {
      throw new Error(`a provider flag of external-dns is the provider's own, got ${shown(name)}: say ${name === 'target' ? '`dnsTarget` on the gateway' : `\`${name}\` here`}`);
    }
    annotations[PREFIX + name] = String(value);
  }
  return checkedAnnotations('the annotations for external-dns', annotations);
}
