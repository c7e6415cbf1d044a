import { ApiObject, Yaml } from 'cdk8s';
import { IConstruct } from 'constructs';
import { grantName, groupOf, referentNamespace, Referrer } from './named-grant';
import { ReferenceGrants } from './reference-grants';
import { ReferenceGrant } from '../../imports/gatewayapi/reference-grant';
import { checkedConstruct } from '../model/checked-argument';
import { GrantRequest } from '../model/ownership-facts';
import { GroupKind } from '../model/reference-kinds';

/** Something that others refer to: an object of the app, or one known by its attributes. */
export interface Referent extends GroupKind {
  readonly name: string;
  readonly namespace: string;
  /** Absent for what the app does not make. */
  readonly object?: ApiObject;
  /** Whether the owner of what the app does not make has permitted the reference already. */
  readonly granted?: boolean;
}

/** An object of the app as a referent. */
export function referentOf(construct: IConstruct): Referent & { readonly object: ApiObject } {
  const object = ApiObject.of(checkedConstruct('what others refer to', construct));
  return { group: groupOf(object), kind: object.kind, name: object.name, namespace: referentNamespace(object), object };
}

/**
 * Permits a reference: by a grant beside the referent where the app makes it; else it is for its owner to permit, and what to ask for is
 * returned.
 */
export function bindReference(referent: Referent, referrer: Referrer): GrantRequest | undefined {
  if (referent.namespace === referrer.namespace) return undefined;
  if (referent.object !== undefined) {
    ReferenceGrants.of(referent.object).allow(referrer);
    return undefined;
  }
  if (referent.granted) return undefined;
  const { group, kind, name, namespace } = referent;
  const { group: fromGroup, kind: fromKind, namespace: fromNamespace } = referrer;
  return {
    from: { group: fromGroup, kind: fromKind, namespace: fromNamespace },
    to: { group, kind, name, namespace },
    manifest: Yaml.stringify({
      ...ReferenceGrant.GVK,
      metadata: { name: grantName(name, fromNamespace), namespace },
      spec: {
        from: [{ group: fromGroup, kind: fromKind, namespace: fromNamespace }],
        to: [{ group, kind, name }],
      },
    }),
  };
}

/** The namespace to write into a reference: none where it is the referrer's own. */
export function namespaceFrom(referent: Referent, namespace: string): string | undefined {
  return referent.namespace === namespace ? undefined : referent.namespace;
}
