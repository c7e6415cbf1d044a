import { isIP } from 'net';
import { GatewaySpecAddress } from '../../imports/gatewayapi/gateway';
import { checkedHostname, checkedText, shown } from '../model/checked-argument';

/**
 * An address that a gateway is to have.
 *
 * Source: Gateway API specification, GatewaySpecAddress.
 */
export class GatewayAddress {
  /**
   * An IP address.
   *
   * @param address of version 4 or 6, such as `192.0.2.10`
   */
  public static ip(address: string): GatewayAddress {
    if (isIP(address) === 0 || address.includes('%')) throw new Error(`the address of a gateway must be an IP address, got ${shown(address)}. Use GatewayAddress.hostname() for a name`);
    return new GatewayAddress({ type: 'IPAddress', value: address });
  }

  /**
   * A hostname that the infrastructure provides.
   *
   * @param hostname such as `lb.example.com`
   */
  public static hostname(hostname: string): GatewayAddress {
    return new GatewayAddress({ type: 'Hostname', value: checkedHostname('the address of a gateway', hostname) });
  }

  /**
   * An address known to the infrastructure by a name. Envoy Gateway knows none.
   *
   * @param name name of the address, at most 253 characters
   */
  public static named(name: string): GatewayAddress {
    return new GatewayAddress({ type: 'NamedAddress', value: checkedText('the name of an address', name, 253) });
  }

  /** @internal */
  private constructor(public readonly _spec: GatewaySpecAddress) {}
}
