import { Construct } from 'constructs';
import { ImportedListener, ListenerAttributes } from './imported-listener';
import { IListener } from './listener-interface';
import { PlatformListener, PlatformListenerProps } from './platform-listener';

/** Properties of `TcpListener`. */
export interface TcpListenerProps extends PlatformListenerProps {
  /** Port it listens on, from 1 to 65535. There is no usual one. */
  readonly port: number;
}

/**
 * A listener for TCP, which one TCPRoute takes whole.
 *
 * Source: Gateway API specification, Listener with protocol TCP.
 */
export class TcpListener extends PlatformListener {
  /**
   * A listener that this app does not make.
   *
   * @param attributes where it is
   */
  public static fromAttributes(attributes: ListenerAttributes): IListener {
    return new ImportedListener(attributes);
  }

  public constructor(scope: Construct, id: string, props: TcpListenerProps) {
    super(scope, id, props);
    this._listen({ protocol: 'TCP', port: props.port, routeKinds: ['TCPRoute'] });
  }
}
