import { Construct } from 'constructs';
import { ImportedListener, ListenerAttributes } from './imported-listener';
import { IListener } from './listener-interface';
import { PlatformListener } from './platform-listener';
import { certificatesOf, TlsListenerProps } from './tls-listener';
import { TlsModeType } from '../../imports/gatewayapi/common';

/** Properties of `TlsTerminateListener`. */
export interface TlsTerminateListenerProps extends TlsListenerProps {}

/**
 * A listener that terminates TLS and passes on what was in it, whatever its protocol: for TLSRoutes, by SNI, and TCPRoutes.
 *
 * Source: Gateway API specification, Listener with protocol TLS and mode Terminate.
 */
export class TlsTerminateListener extends PlatformListener {
  /**
   * A listener that this app does not make.
   *
   * @param attributes where it is
   */
  public static fromAttributes(attributes: ListenerAttributes): IListener {
    return new ImportedListener(attributes);
  }

  public constructor(scope: Construct, id: string, props: TlsTerminateListenerProps) {
    super(scope, id, props);
    this._listen({
      protocol: 'TLS',
      port: props.port ?? 443,
      hostname: props.hostname,
      routeKinds: ['TLSRoute', 'TCPRoute'],
      tlsMode: TlsModeType.TERMINATE,
      certificates: certificatesOf(props, this),
    });
  }
}
