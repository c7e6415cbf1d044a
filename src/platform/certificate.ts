import { ApiObject, Lazy } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { CertificateIssuer } from './certificate-issuer';
import { SecretObjectReference } from '../../imports/gatewayapi/common';
import { checkedInstance, checkedLabel, checkedName } from '../model/checked-argument';
import { GrantRequest } from '../model/ownership-facts';
import { namespacedMetadata, SyncWave } from '../ownership/common-metadata';
import { Referrer } from '../ownership/named-grant';
import { bindReference, namespaceFrom, Referent, referentOf } from '../ownership/reference';

/** Attributes of a Secret that this app does not make. */
export interface SecretAttributes {
  /** Name of the Secret. */
  readonly name: string;
  /**
   * Namespace of the Secret.
   *
   * @default - that of what uses it
   */
  readonly namespace?: string;
  /**
   * Whether its owner has permitted references from other namespaces already. Otherwise synthesis says which ReferenceGrant to ask for.
   *
   * @default false
   */
  readonly granted?: boolean;
}

/** Options of `Certificate.fromIssuer`. */
export interface IssuedCertificateOptions {
  /**
   * Name of the Secret that the certificate is written to.
   *
   * @default - the name of the Certificate object
   */
  readonly secretName?: string;
  /**
   * Name of the Certificate object; `metadata.name`.
   *
   * @default - made by the chart from the listener's path
   */
  readonly name?: string;
}

/**
 * Where a listener's certificate and its key are: always in a Secret, never in an argument.
 *
 * Source: Gateway API specification, ListenerTLSConfig.
 */
export class Certificate {
  /**
   * A Secret of this app. In another namespace than the listener, it gets the ReferenceGrant the listener needs.
   *
   * @param secret the Secret, or any construct around one
   */
  public static fromSecret(secret: IConstruct): Certificate {
    const referent = referentOf(secret);
    if (referent.kind !== 'Secret' || referent.group !== '') {
      throw new Error(`a certificate must be in a Secret, got ${referent.kind} "${referent.name}" at ${secret.node.path}`);
    }
    return new Certificate({ _secretFor: () => referent });
  }

  /**
   * A Secret that this app does not make.
   *
   * @param attributes where it is
   */
  public static fromSecretAttributes(attributes: SecretAttributes): Certificate {
    const name = checkedName('the name of a Secret', attributes.name);
    const namespace = attributes.namespace === undefined ? undefined : checkedLabel('the namespace of a Secret', attributes.namespace);
    return new Certificate({ _secretFor: user => ({ group: '', kind: 'Secret', name, namespace: namespace ?? user.namespace, granted: attributes.granted }) });
  }

  /**
   * A certificate that cert-manager obtains for the listener's hostname: a Certificate object in the listener's chart.
   *
   * @param issuer who issues it
   * @param options names
   */
  public static fromIssuer(issuer: CertificateIssuer, options: IssuedCertificateOptions = {}): Certificate {
    checkedInstance('the issuer of a certificate', issuer, CertificateIssuer, 'CertificateIssuer.clusterIssuer(…)');
    return new Certificate({ _secretFor: user => issued(issuer, options, user), _isIssued: true });
  }

  private constructor(private readonly source: { readonly _isIssued?: boolean; _secretFor(user: CertificateUser): Referent }) {}

  /** @internal */
  public _bind(user: CertificateUser): BoundSecret {
    const referent = this.source._secretFor(user);
    const { group, kind, name } = referent;
    return {
      reference: { group, kind, name, namespace: namespaceFrom(referent, user.namespace) },
      issued: this.source._isIssued ? name : undefined,
      request: bindReference(referent, user),
    };
  }
}

/** What has a certificate: a listener by way of its Gateway or ListenerSet, or a Gateway towards backends. */
export interface CertificateUser extends Referrer {
  readonly construct: Construct;
  /** Absent where it serves every hostname. */
  readonly hostname?: string;
}

/** A reference to a Secret, and what has to be asked for if it is not permitted. */
export interface BoundSecret {
  readonly reference: SecretObjectReference;
  /** Name of the Secret, where cert-manager writes it. */
  readonly issued?: string;
  readonly request?: GrantRequest;
}

function issued(issuer: CertificateIssuer, options: IssuedCertificateOptions, { construct, hostname, namespace }: CertificateUser): Referent {
  const { secretName, name } = options;
  if (hostname === undefined) {
    throw new Error(`an issued certificate is for a hostname, got none at ${construct.node.path}: give the listener a \`hostname\``);
  }
  const id = ['Certificate', ...secretName === undefined ? [] : [secretName]].join('-');
  if (construct.node.tryFindChild(id) !== undefined) {
    throw new Error(`a listener takes one certificate from an issuer, got two at ${construct.node.path}: tell their Secrets apart by secretName`);
  }
  const certificate: ApiObject = new ApiObject(construct, id, {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: namespacedMetadata(construct, SyncWave.GATEWAY, { name }),
    spec: { secretName: Lazy.any({ produce: () => secret }), dnsNames: [hostname], issuerRef: issuer._reference },
  });
  const secret = secretName === undefined ? certificate.name : checkedName('the name of a Secret', secretName);
  return { group: '', kind: 'Secret', name: secret, namespace };
}
