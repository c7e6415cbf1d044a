import { isIPv4, isIPv6 } from 'net';
import { Construct } from 'constructs';
import { Backend as BackendObject, BackendEndpoint, BackendType } from '../../imports/envoygateway/backend';
import { checkedHostname, checkedInstance, checkedPort, shown } from '../model/checked-argument';
import { Contribution } from '../ownership/app-facts';
import { namespacedMetadata, namespaceOf, SyncWave } from '../ownership/common-metadata';
import { Ownership } from '../ownership/ownership';

/** An address outside the cluster. */
export class ExternalEndpoint {
  /**
   * A hostname, resolved by the proxy.
   *
   * @param hostname such as `api.example.com`, without a wildcard
   * @param port from 1 to 65535
   */
  public static hostname(hostname: string, port: number): ExternalEndpoint {
    checkedHostname('the hostname of an endpoint', hostname);
    if (hostname.includes('*') || hostname === 'localhost' || hostname.endsWith('.localhost')) {
      throw new Error(`the hostname of an endpoint must be one host outside the cluster, got ${shown(hostname)}. Write one such as "api.example.com"`);
    }
    return new ExternalEndpoint({ fqdn: { hostname, port: checkedPort('the port of an endpoint', port) } });
  }

  /**
   * An IP address, of version 4 or 6.
   *
   * @param address such as `192.0.2.10`; not the proxy's own (loopback, unspecified)
   * @param port from 1 to 65535
   */
  public static ip(address: string, port: number): ExternalEndpoint {
    if (!isIPv4(address) && !isIPv6(address) || address.includes('%')) {
      throw new Error(`the address of an endpoint must be an IP address, got ${shown(address)}. Use ExternalEndpoint.hostname() for a name`);
    }
    if (isProxyItself(address)) {
      throw new Error(`the address of an endpoint must be outside the proxy, got ${shown(address)}: there, its own admin port answers`);
    }
    return new ExternalEndpoint({ ip: { address: isIPv6(address) ? eightGroups(address) : address, port: checkedPort('the port of an endpoint', port) } });
  }

  /** @internal */
  private constructor(public readonly _endpoint: BackendEndpoint) {}
}

/** Properties of `ExternalBackend`. */
export interface ExternalBackendProps {
  /**
   * Name of the Backend; `metadata.name`.
   *
   * @default - made by the chart from the construct's path
   */
  readonly name?: string;
  /** Where requests go, each in turn. From 1 to 256, all hostnames or all IP addresses. */
  readonly endpoints: ExternalEndpoint[];
}

/**
 * Something outside the cluster that routes may lead to; an Envoy Gateway `Backend`. Only the owner of a gateway makes one, because an address
 * can be anything the proxy reaches. Envoy Gateway reads it only where its configuration says `extensionApis.enableBackend`.
 *
 * Source: Envoy Gateway, Backend.
 */
export class ExternalBackend extends Construct {
  /** API group of the object. */
  public static readonly GROUP = 'gateway.envoyproxy.io';

  public constructor(scope: Construct, id: string, props: ExternalBackendProps) {
    super(scope, id);
    if (!Array.isArray(props.endpoints) || props.endpoints.length === 0 || props.endpoints.length > 256) {
      throw new Error(`an external backend takes 1 to 256 endpoints, got ${props.endpoints?.length ?? shown(props.endpoints)}`);
    }
    props.endpoints.forEach(endpoint => checkedInstance('an endpoint', endpoint, ExternalEndpoint, 'ExternalEndpoint.hostname(…)'));
    if (new Set(props.endpoints.map(({ _endpoint }) => _endpoint.fqdn === undefined)).size > 1) {
      throw new Error('the endpoints of an external backend are hostnames or IP addresses, got both: make a backend of each');
    }
    new BackendObject(this, 'Resource', {
      metadata: namespacedMetadata(this, SyncWave.GATEWAY, props),
      spec: { type: BackendType.ENDPOINTS, endpoints: props.endpoints.map(({ _endpoint }) => _endpoint) },
    });
    Ownership.of(this)._report(this);
  }

  /** @internal */
  public _ownershipFacts(): Contribution {
    return { externalBackends: [{ path: this.node.path, namespace: namespaceOf(this) }] };
  }
}

function isProxyItself(address: string): boolean {
  if (isIPv4(address)) return address.startsWith('127.') || address.startsWith('0.');
  const groups = eightGroups(address).split(':').map(group => parseInt(group, 16));
  const zeros = groups.findIndex(group => group !== 0);
  const mapped = zeros === 5 && groups[5] === 0xffff;
  return zeros === -1 || zeros === 7 && groups[7] === 1 || mapped && [0, 127].includes(Math.floor(groups[6] / 256));
}

/** An IPv6 address in full: the one spelling that the Backend's pattern takes of every address. */
function eightGroups(address: string): string {
  const [head, tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::').map(half => half.split(':').filter(group => group !== ''));
  if (tail === undefined) return head.join(':');
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail].join(':');
}
