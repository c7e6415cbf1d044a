import { createHash } from 'crypto';
import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { CommonMetadata, SyncWave } from './common-metadata';
import { Ownership } from './ownership';
import { ofRoot } from './root-construct';
import { ReferenceGrant } from '../../imports/gatewayapi/reference-grant';
import { GroupKind } from '../model/reference-kinds';

/** Who refers to a shared object. */
export interface Referrer {
  /** API group of the referring kind, such as `gateway.networking.k8s.io`. */
  readonly group: string;
  /** Referring kind, such as `HTTPRoute`. */
  readonly kind: string;
  /** Namespace of the referring objects. */
  readonly namespace: string;
}

/** A ReferenceGrant that the app makes, for audit. */
export interface ReferenceGrantRecord {
  /** Name of the ReferenceGrant. */
  readonly name: string;
  /** Namespace of the ReferenceGrant and of what it opens. */
  readonly namespace: string;
  /** Kinds that may refer, in the order they are written. */
  readonly fromKinds: string[];
  /** Namespace that they may refer from. */
  readonly fromNamespace: string;
  /** Kind of what it opens. */
  readonly toKind: string;
  /** Name of what it opens. */
  readonly toName: string;
  /** Construct path of what it opens. */
  readonly path: string;
}

/** The ReferenceGrant of one object for one namespace. */
export class NamedGrant extends ReferenceGrant {
  private readonly to: GroupKind & { readonly name: string };

  public constructor(
    scope: Construct,
    private readonly referent: ApiObject,
    private readonly fromNamespace: string,
    private readonly from: Map<string, Referrer> = new Map(),
  ) {
    const to = { group: groupOf(referent), kind: referent.kind, name: referent.name };
    const namespace = referentNamespace(referent);
    const common = CommonMetadata.of(scope);
    super(scope, `from-${fromNamespace}`, {
      metadata: {
        name: grantName(to.name, fromNamespace),
        namespace,
        labels: common._labels(namespace),
        annotations: common._annotations(SyncWave.GATEWAY),
      },
      spec: { from: Lazy.any({ produce: () => inOrder(from) }), to: [to] },
    });
    this.to = to;
    GrantNames.of(this).add(this);
  }

  public allow({ group, kind, namespace }: Referrer): void {
    this.from.set(`${group}/${kind}`, { group, kind, namespace });
    Ownership.of(this)._changed();
  }

  public record(): ReferenceGrantRecord {
    return {
      name: this._renderedName(),
      namespace: this.metadata.namespace!,
      fromKinds: inOrder(this.from).map(({ kind }) => kind),
      fromNamespace: this.fromNamespace,
      toKind: this.to.kind,
      toName: this.to.name,
      path: this.referent.node.path,
    };
  }

  /** @internal */
  public _renderedName(): string {
    return GrantNames.of(this).isContested(this) ? grantName(this.to.name, this.fromNamespace, `${this.to.group}/${this.to.kind}`) : this.name;
  }

  public toJson(): any {
    const manifest = super.toJson();
    manifest.metadata.name = this._renderedName();
    return manifest;
  }
}

export function groupOf({ apiGroup }: ApiObject): string {
  return apiGroup === 'core' ? '' : apiGroup;
}

/** The namespace of something others refer to. */
export function referentNamespace({ kind, name, node, metadata }: ApiObject): string {
  if (metadata.namespace === undefined) {
    throw new Error(`${kind} "${name}" at ${node.path} has no namespace, so its owner is not known: make its chart with \`{ namespace: '…' }\``);
  }
  return metadata.namespace;
}

/**
 * `<referent>-from-<namespace>`, with a hash where that is too long or where two referents would share it: a Secret and a Service of one name,
 * or `a` from `b-from-c` beside `a-from-b` from `c`.
 */
export function grantName(referent: string, namespace: string, contested?: string): string {
  const name = `${referent}-from-${namespace}`;
  if (name.length <= 63 && contested === undefined) return name;
  const hash = createHash('sha256').update([contested ?? '', referent, namespace].join(' ')).digest('hex').slice(0, 8);
  return `${name.slice(0, 54).replace(/[-.]+$/, '')}-${hash}`;
}

/** Names that several grants of an app would have. Which one comes first makes no difference: all of them get another. */
class GrantNames extends Construct {
  public static of(grant: NamedGrant): GrantNames {
    return ofRoot(grant, 'GrantNames', (root, id) => new GrantNames(root, id));
  }

  private readonly counts = new Map<string, number>();

  public add(grant: NamedGrant): void {
    this.counts.set(key(grant), (this.counts.get(key(grant)) ?? 0) + 1);
  }

  public isContested(grant: NamedGrant): boolean {
    return this.counts.get(key(grant))! > 1;
  }
}

function key({ metadata, name }: ApiObject): string {
  return `${metadata.namespace}/${name}`;
}

function inOrder(from: ReadonlyMap<string, Referrer>): Referrer[] {
  return [...from.keys()].sort().map(each => from.get(each)!);
}
