import { ApiObjectMetadata, Chart, Lazy } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Ownership } from './ownership';
import { ofRoot } from './root-construct';
import { checkedLabel, checkedName } from '../model/checked-argument';

const MANAGED_BY = 'app.kubernetes.io/managed-by';
const TEAM = 'gateway.cdk8s.io/team';
const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

/**
 * Labels and annotations that every object of these constructs carries: the labels `app.kubernetes.io/managed-by: cdk8s-gateway-api` and, where
 * a `Team` lists the object's namespace, `gateway.cdk8s.io/team`.
 */
export class CommonMetadata extends Construct {
  /**
   * The common metadata of an app.
   *
   * @param scope any construct of the app
   */
  public static of(scope: IConstruct): CommonMetadata {
    return ofRoot(scope, 'CommonMetadata', (root, id) => new CommonMetadata(root, id));
  }

  private readonly ownership: Ownership;
  private labels = true;
  private waves = false;

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    this.ownership = Ownership.of(this);
  }

  /** Leaves the labels out, in the whole app. */
  public withoutLabels(): CommonMetadata {
    this.labels = false;
    return this;
  }

  /**
   * Writes Argo CD's annotation `argocd.argoproj.io/sync-wave`, in the whole app: classes and proxies in wave -2, gateways, certificates and
   * grants in -1, routes in 0.
   */
  public withSyncWaves(): CommonMetadata {
    this.waves = true;
    return this;
  }

  /** @internal */
  public _labels(namespace: string | undefined): { [key: string]: string } {
    const team = () => namespace === undefined ? undefined : this.ownership._teamOf(namespace);
    return {
      [MANAGED_BY]: Lazy.any({ produce: () => this.labels ? 'cdk8s-gateway-api' : undefined }),
      [TEAM]: Lazy.any({ produce: () => this.labels ? team() : undefined }),
    };
  }

  /** @internal */
  public _annotations(wave: SyncWave): { [key: string]: string } {
    return { [SYNC_WAVE]: Lazy.any({ produce: () => this.waves ? String(wave) : undefined }) };
  }
}

/** When Argo CD applies an object: what others build on comes first. */
export enum SyncWave {
  CLASS = -2,
  GATEWAY = -1,
  ROUTE = 0,
}

/** What an object is called, and what its own annotations are. */
export interface ObjectIdentity {
  /** Of an object of a namespace; the name of one of the cluster is always given. */
  readonly name?: string;
  readonly annotations?: { readonly [key: string]: string };
}

/** Metadata of an object in the namespace of its chart. */
export function namespacedMetadata(scope: Construct, wave: SyncWave, { name, annotations }: ObjectIdentity = {}): ApiObjectMetadata {
  const namespace = namespaceOf(scope);
  const common = CommonMetadata.of(scope);
  return {
    // Not `name: undefined`, which would win over the name that the chart makes.
    ...name === undefined ? {} : { name: checkedName(`the name of ${scope.node.path}`, name) },
    namespace,
    labels: common._labels(namespace),
    annotations: { ...annotations, ...common._annotations(wave) },
  };
}

/** Metadata of an object of the cluster. */
export function clusterMetadata(scope: Construct, wave: SyncWave, name: string): ApiObjectMetadata {
  const common = CommonMetadata.of(scope);
  return { name, labels: common._labels(Chart.of(scope).namespace), annotations: common._annotations(wave) };
}

/** The namespace that a construct's objects go into: that of its chart. */
export function namespaceOf(scope: IConstruct): string {
  const chart = Chart.of(scope);
  if (chart.namespace === undefined) {
    throw new Error(`chart "${chart.node.path}" has no namespace, and ${scope.node.path} makes objects of one: `
      + 'make the chart with `{ namespace: \'…\' }`, that of the team it belongs to');
  }
  return checkedLabel(`the namespace of chart "${chart.node.path}"`, chart.namespace);
}
