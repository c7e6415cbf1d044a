import { IConstruct } from 'constructs';
import { FrontendTlsConfig, FrontendTlsValidation, FrontendValidationModeType, ObjectReference } from '../../imports/gatewayapi/gateway';
import { checkedInstance, checkedLabel, checkedName, checkedPort, shown } from '../model/checked-argument';
import { GrantRequest } from '../model/ownership-facts';
import { Referrer } from '../ownership/named-grant';
import { bindReference, namespaceFrom, Referent, referentOf } from '../ownership/reference';

/** Attributes of a ConfigMap or Secret with certificates, that this app does not make. */
export interface ClientAuthorityAttributes {
  /** Name of the ConfigMap or Secret. */
  readonly name: string;
  /**
   * Namespace of the ConfigMap or Secret.
   *
   * @default - that of the gateway
   */
  readonly namespace?: string;
  /**
   * Whether its owner has permitted references from other namespaces already.
   *
   * @default false
   */
  readonly granted?: boolean;
}

/** A certificate authority that clients' certificates are checked against: the entry `ca.crt` of a ConfigMap or Secret. */
export class ClientAuthority {
  /**
   * A ConfigMap or Secret of this app. In another namespace than the gateway, it gets the ReferenceGrant that is needed.
   *
   * @param object the ConfigMap or Secret, or any construct around one
   */
  public static fromObject(object: IConstruct): ClientAuthority {
    const referent = referentOf(object);
    if (referent.group !== '' || !['ConfigMap', 'Secret'].includes(referent.kind)) {
      throw new Error(`a client authority must be a ConfigMap or Secret, got ${referent.kind} "${referent.name}" at ${object.node.path}`);
    }
    return new ClientAuthority(() => referent);
  }

  /**
   * A ConfigMap that this app does not make.
   *
   * @param attributes where it is
   */
  public static fromConfigMapAttributes(attributes: ClientAuthorityAttributes): ClientAuthority {
    return ClientAuthority.fromAttributes('ConfigMap', attributes);
  }

  /**
   * A Secret that this app does not make.
   *
   * @param attributes where it is
   */
  public static fromSecretAttributes(attributes: ClientAuthorityAttributes): ClientAuthority {
    return ClientAuthority.fromAttributes('Secret', attributes);
  }

  private static fromAttributes(kind: string, attributes: ClientAuthorityAttributes): ClientAuthority {
    const name = checkedName(`the name of a ${kind}`, attributes.name);
    const namespace = attributes.namespace === undefined ? undefined : checkedLabel(`the namespace of a ${kind}`, attributes.namespace);
    return new ClientAuthority(own => ({ group: '', kind, name, namespace: namespace ?? own, granted: attributes.granted }));
  }

  private constructor(private readonly referentIn: (namespace: string) => Referent) {}

  /** @internal */
  public _referent(namespace: string): Referent {
    return this.referentIn(namespace);
  }
}

/** How clients' certificates are checked. */
export interface ClientValidation {
  /** Authorities, of which one must have signed the certificate. From 1 to 16. */
  readonly authorities: ClientAuthority[];
  /**
   * Whether connections without a valid certificate are let through, for backends to decide.
   *
   * @default false
   */
  readonly allowInsecureFallback?: boolean;
}

/** How clients' certificates are checked on one port. */
export interface PortClientValidation extends ClientValidation {
  /** Port of HTTPS listeners of the gateway. */
  readonly port: number;
}

/**
 * Certificates that clients of HTTPS listeners must show. It is the gateway's, for listeners of its own; no ListenerSet has any.
 *
 * Source: Gateway API specification, FrontendTLSConfig.
 */
export interface ClientCertificates {
  /**
   * For every HTTPS port without a setting of its own.
   *
   * @default - no certificate is asked for
   */
  readonly everyPort?: ClientValidation;
  /**
   * For single ports; each replaces what is for every port.
   *
   * @default - none
   */
  readonly perPort?: PortClientValidation[];
}

/** `spec.tls.frontend`, with the references that have to be asked for. */
export function frontendTls({ everyPort, perPort = [] }: ClientCertificates, gateway: Referrer) {
  const requests: Array<GrantRequest> = [];
  const validation = ({ authorities, allowInsecureFallback }: ClientValidation): FrontendTlsValidation => {
    if (!Array.isArray(authorities) || authorities.length === 0 || authorities.length > 16) {
      throw new Error(`client certificates are checked against 1 to 16 authorities, got ${authorities?.length ?? shown(authorities)}`);
    }
    const caCertificateRefs = authorities.map((authority): ObjectReference => {
      checkedInstance('a client authority', authority, ClientAuthority, 'ClientAuthority.fromObject(…)');
      const referent = authority._referent(gateway.namespace);
      const request = bindReference(referent, gateway);
      if (request !== undefined) requests.push(request);
      const { group, kind, name } = referent;
      return { group, kind, name, namespace: namespaceFrom(referent, gateway.namespace) };
    });
    return {
      caCertificateRefs,
      mode: allowInsecureFallback ? FrontendValidationModeType.ALLOW_INSECURE_FALLBACK : FrontendValidationModeType.ALLOW_VALID_ONLY,
    };
  };
  const ports = perPort.map(({ port }) => checkedPort('a port of client certificates', port));
  const twice = ports.find((port, index) => ports.indexOf(port) !== index);
  if (twice !== undefined) throw new Error(`client certificates are set once a port, got port ${twice} twice`);
  if (everyPort === undefined && perPort.length === 0) {
    throw new Error('client certificates need authorities, got none: say everyPort or perPort, or leave clientCertificates out');
  }
  const frontend: FrontendTlsConfig = {
    default: everyPort === undefined ? {} : { validation: validation(everyPort) },
    perPort: perPort.length === 0 ? undefined : perPort.map(each => ({ port: each.port, tls: { validation: validation(each) } })),
  };
  return { frontend, ports, requests };
}
