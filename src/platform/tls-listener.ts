import { Construct, IConstruct } from 'constructs';
import { Certificate } from './certificate';
import { ImportedListener, ListenerAttributes } from './imported-listener';
import { IHttpRouteListener } from './listener-interface';
import { PlatformListener, PlatformListenerProps } from './platform-listener';
import { TlsModeType } from '../../imports/gatewayapi/common';
import { checkedInstance, checkedList } from '../model/checked-argument';

/** Properties of `TlsListener`. */
export interface TlsListenerProps extends PlatformListenerProps {
  /**
   * Port it listens on, from 1 to 65535.
   *
   * @default 443
   */
  readonly port?: number;
  /**
   * Hostname it serves; `*.example.com` serves every one below. Several hostnames on one port are several listeners.
   *
   * @default - every one
   */
  readonly hostname?: string;
  /**
   * Its certificate. This, `certificates` or both.
   *
   * @default - those of `certificates`
   */
  readonly certificate?: Certificate;
  /**
   * Its certificates, where it has several, such as one of RSA and one of ECDSA.
   *
   * @default - that of `certificate`
   */
  readonly certificates?: Certificate[];
}

/**
 * A listener for HTTPS: it terminates TLS, and routes by what is in the request.
 *
 * Source: Gateway API specification, Listener with protocol HTTPS.
 */
export class TlsListener extends PlatformListener implements IHttpRouteListener {
  /**
   * A listener that this app does not make.
   *
   * @param attributes where it is
   */
  public static fromAttributes(attributes: ListenerAttributes): IHttpRouteListener {
    return new ImportedListener(attributes);
  }

  public constructor(scope: Construct, id: string, props: TlsListenerProps) {
    super(scope, id, props);
    this._listen({
      protocol: 'HTTPS',
      port: props.port ?? 443,
      hostname: props.hostname,
      routeKinds: ['HTTPRoute', 'GRPCRoute'],
      tlsMode: TlsModeType.TERMINATE,
      certificates: certificatesOf(props, this),
    });
  }

  public attachHttpRoute(_route: IConstruct): void {}
}

/** The certificates that a listener is given, in one way or the other. */
export function certificatesOf({ certificate, certificates: others }: TlsListenerProps, construct: Construct): readonly Certificate[] {
  const certificates = [...certificate === undefined ? [] : [certificate], ...checkedList('certificates', others ?? [], 0, 64)];
  certificates.forEach(each => checkedInstance('the certificate of a listener', each, Certificate, 'Certificate.fromSecret(…)'));
  if (certificates.length === 0 || certificates.length > 64) {
    throw new Error(`a listener that terminates TLS takes 1 to 64 certificates, got ${certificates.length} at ${construct.node.path}: `
      + 'say `certificate: Certificate.fromSecret(…)`, or fromIssuer');
  }
  return certificates;
}
