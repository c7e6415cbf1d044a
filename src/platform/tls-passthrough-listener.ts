import { Construct } from 'constructs';
import { ImportedListener, ListenerAttributes } from './imported-listener';
import { IListener } from './listener-interface';
import { PlatformListener, PlatformListenerProps } from './platform-listener';
import { TlsModeType } from '../../imports/gatewayapi/common';

/** Properties of `TlsPassthroughListener`. */
export interface TlsPassthroughListenerProps extends PlatformListenerProps {
  /**
   * Port it listens on, from 1 to 65535.
   *
   * @default 443
   */
  readonly port?: number;
  /**
   * Hostname it serves, by SNI.
   *
   * @default - every one
   */
  readonly hostname?: string;
}

/**
 * A listener that passes TLS on as it comes, to backends that end it themselves: for TLSRoutes, by SNI.
 *
 * Source: Gateway API specification, Listener with protocol TLS and mode Passthrough.
 */
export class TlsPassthroughListener extends PlatformListener {
  /**
   * A listener that this app does not make.
   *
   * @param attributes where it is
   */
  public static fromAttributes(attributes: ListenerAttributes): IListener {
    return new ImportedListener(attributes);
  }

  public constructor(scope: Construct, id: string, props: TlsPassthroughListenerProps) {
    super(scope, id, props);
    this._listen({ protocol: 'TLS', port: props.port ?? 443, hostname: props.hostname, routeKinds: ['TLSRoute'], tlsMode: TlsModeType.PASSTHROUGH });
  }
}
