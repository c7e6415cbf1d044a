import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { groupOf, NamedGrant, ReferenceGrantRecord, referentNamespace, Referrer } from './named-grant';
import { checkedLabel } from '../model/checked-argument';
import { byText } from '../model/order';
import { pointlessGrant } from '../model/reference-kinds';

const ID = 'ReferenceGrants';

/**
 * Who may refer to an object from other namespaces. The grants are made by the constructs that refer, as children of the object, so that they
 * are written to its owner's file: one for each namespace that refers to it.
 *
 * Source: Gateway API specification, ReferenceGrant.
 */
export class ReferenceGrants extends Construct {
  /**
   * The permissions to refer to an object.
   *
   * @param referent the object, or a construct around one
   */
  public static of(referent: IConstruct): ReferenceGrants {
    const object = ApiObject.of(referent);
    return object.node.tryFindChild(ID) as ReferenceGrants | undefined ?? new ReferenceGrants(object);
  }

  /**
   * Every ReferenceGrant that these constructs make in an app, by namespace and name.
   *
   * @param scope any construct of the app
   */
  public static madeIn(scope: IConstruct): ReferenceGrantRecord[] {
    return scope.node.root.node.findAll().filter(construct => construct instanceof ReferenceGrants)
      .flatMap(grants => grants.records())
      .sort(byText(({ namespace, name }) => `${namespace}/${name}`));
  }

  private readonly referent: ApiObject;
  private readonly grants = new Map<string, NamedGrant>();

  private constructor(referent: ApiObject) {
    super(referent, ID);
    this.referent = referent;
  }

  /**
   * Lets a kind of another namespace refer to the object. Within one namespace nothing is needed, and nothing is made.
   *
   * @param referrer who refers
   * @throws when no controller asks for a grant between these kinds
   */
  public allow(referrer: Referrer): void {
    const to = { group: groupOf(this.referent), kind: this.referent.kind };
    const pointless = pointlessGrant(referrer, to);
    if (pointless !== undefined) {
      throw new Error(`a ReferenceGrant from ${referrer.kind} to ${to.kind} "${this.referent.name}" permits nothing: ${pointless}`);
    }
    const fromNamespace = checkedLabel('the namespace of a referrer', referrer.namespace);
    if (fromNamespace === referentNamespace(this.referent)) return;
    let grant = this.grants.get(fromNamespace);
    if (grant === undefined) {
      grant = new NamedGrant(this, this.referent, fromNamespace);
      this.grants.set(fromNamespace, grant);
    }
    grant.allow(referrer);
  }

  /**
   * Lets an object of another namespace refer to the object, and others of its kind and namespace with it.
   *
   * @param referring the object that refers, or a construct around one, such as a policy made of a generated class
   */
  public allowFrom(referring: IConstruct): void {
    const object = ApiObject.of(referring);
    const { namespace } = object.metadata;
    if (namespace === undefined) {
      throw new Error(`${object.kind} at ${object.node.path} has no namespace, so no grant can name it: make its chart with \`{ namespace: '…' }\``);
    }
    this.allow({ group: groupOf(object), kind: object.kind, namespace });
  }

  private records(): ReferenceGrantRecord[] {
    return [...this.grants.values()].map(grant => grant.record());
  }
}
