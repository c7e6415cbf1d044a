import { Construct } from 'constructs';
import { ImportedListener, ListenerAttributes } from './imported-listener';
import { IListener } from './listener-interface';
import { PlatformListener, PlatformListenerProps } from './platform-listener';

/** Properties of `UdpListener`. */
export interface UdpListenerProps extends PlatformListenerProps {
  /** Port it listens on, from 1 to 65535. There is no usual one. */
  readonly port: number;
}

/**
 * A listener for UDP, which one UDPRoute takes whole.
 *
 * Source: Gateway API specification, Listener with protocol UDP.
 */
export class UdpListener extends PlatformListener {
  /**
   * A listener that this app does not make.
   *
   * @param attributes where it is
   */
  public static fromAttributes(attributes: ListenerAttributes): IListener {
    return new ImportedListener(attributes);
  }

  public constructor(scope: Construct, id: string, props: UdpListenerProps) {
    super(scope, id, props);
    this._listen({ protocol: 'UDP', port: props.port, routeKinds: ['UDPRoute'] });
  }
}
