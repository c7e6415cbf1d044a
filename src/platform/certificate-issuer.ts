import { checkedName } from '../model/checked-argument';

/**
 * An issuer of cert-manager.
 *
 * Source: cert-manager, Issuer and ClusterIssuer.
 */
export class CertificateIssuer {
  /**
   * A ClusterIssuer, which serves every namespace.
   *
   * @param name name of the ClusterIssuer
   */
  public static clusterIssuer(name: string): CertificateIssuer {
    return new CertificateIssuer('ClusterIssuer', checkedName('the name of a ClusterIssuer', name));
  }

  /**
   * An Issuer in the namespace of what uses it.
   *
   * @param name name of the Issuer
   */
  public static issuer(name: string): CertificateIssuer {
    return new CertificateIssuer('Issuer', checkedName('the name of an Issuer', name));
  }

  private constructor(private readonly kind: 'ClusterIssuer' | 'Issuer', private readonly issuerName: string) {}

  /** @internal */
  public get _reference(): { readonly [field: string]: string } {
    return { group: 'cert-manager.io', kind: this.kind, name: this.issuerName };
  }

  /**
   * The annotation by which cert-manager makes the certificates that a Gateway's listeners name.
   *
   * @internal
   */
  public get _annotations(): { [key: string]: string } {
    return { [`cert-manager.io/${this.kind === 'ClusterIssuer' ? 'cluster-issuer' : 'issuer'}`]: this.issuerName };
  }
}
