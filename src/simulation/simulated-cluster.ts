import { ApiObject, App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ObjectReference } from './explained-parts';
import { Explanation } from './explanation';
import { SimulatedClusterOptions } from './simulated-cluster-options';
import { SimulatedRequest } from './simulated-request';
import { conditionsOf, SimulatedStatus } from './simulated-status';
import type { Simulations } from './simulations';
import { checkedConstruct, checkedInstance, checkedInterface, checkedName, shown } from '../model/checked-argument';

/**
 * A cluster with a controller, worked out from manifests alone: where a request goes, and which conditions the controller writes. For tests, and
 * for whoever asks a question of an app before it is applied.
 *
 * It is worked out when it is made: what is added to an app later is not in it.
 */
export class SimulatedCluster {
  /**
   * A cluster that an app is applied to. What others make is taken to be there: Secrets, Services and grants, classes, and of Gateways and
   * listeners that the app only names as much as it says of them. A listener of which no port is known is taken to be one of HTTPS on 443.
   *
   * Nothing is validated: of an app that would not synthesize, what the API server takes is in the cluster.
   *
   * @param app the app, as it is now
   * @param options the controller
   */
  public static fromApp(app: App, options: SimulatedClusterOptions = {}): SimulatedCluster {
    checkedInstance('the app of a simulated cluster', app, App, 'the App that all charts are in');
    return new SimulatedCluster(simulations().ofApp(app, options));
  }

  /**
   * A cluster of manifests, such as `Testing.synth(chart)` of cdk8s returns.
   *
   * @param manifests the objects
   * @param options the controller, and what is taken to be there
   * @throws when one is not an object, or cannot be read
   */
  public static fromManifests(manifests: any[], options: SimulatedClusterOptions = {}): SimulatedCluster {
    const wayOut = 'Read a text by fromYaml, a folder by fromFiles';
    if (!Array.isArray(manifests)) throw new Error(`the manifests of a simulated cluster must be a list, got ${shown(manifests)}. ${wayOut}`);
    const stray = manifests.findIndex(manifest => typeof manifest !== 'object' || manifest === null || Array.isArray(manifest));
    if (stray >= 0) throw new Error(`manifest ${stray} of a simulated cluster must be an object, got ${shown(manifests[stray])}. ${wayOut}`);
    return new SimulatedCluster(simulations().ofTexts(manifests.map((manifest, index) => [`manifest ${index}`, JSON.stringify(manifest)]), options));
  }

  /**
   * A cluster of manifests in one text.
   *
   * @param text documents of YAML, or of JSON
   * @param options the controller, and what is taken to be there
   * @throws when it cannot be read
   */
  public static fromYaml(text: string, options: SimulatedClusterOptions = {}): SimulatedCluster {
    if (typeof text !== 'string') throw new Error(`the manifests of a simulated cluster must be a text, got ${shown(text)}. Write them as YAML`);
    return new SimulatedCluster(simulations().ofTexts([['manifests', text]], options));
  }

  /**
   * A cluster of the manifests in files: of one, or of every `.yaml`, `.yml` and `.json` in a folder and below.
   *
   * @param path path of the file or folder
   * @param options the controller, and what is taken to be there
   * @throws when it cannot be read
   */
  public static fromFiles(path: string, options: SimulatedClusterOptions = {}): SimulatedCluster {
    if (typeof path !== 'string') throw new Error(`the path of manifests must be a text, got ${shown(path)}. Write one such as "dist"`);
    return new SimulatedCluster(simulations().ofFiles(path, options));
  }

  /** What is not in the cluster because the API server would refuse it, and why. */
  public readonly refused: string[];

  private constructor(private readonly simulated: Simulations) {
    this.refused = [...simulated.refused];
  }

  /**
   * Where a request goes, and why.
   *
   * @param request such as `HttpRequest.of('GET', 'https://www.example.com/pay')`
   * @throws when several Gateways could be meant, and answer differently: name one in the options of the request
   */
  public explain(request: SimulatedRequest): Explanation {
    checkedInterface('what is to be explained', request, '_asked', 'HttpRequest.of(\'GET\', \'https://www.example.com/\')');
    return Explanation._of(this.simulated.explain(request._asked));
  }

  /**
   * What the controller writes into the status of what a construct makes: a gateway with its listeners, the entry of a listener, all parts of a
   * route, an object of any class, or all objects in a chart.
   *
   * @param construct the construct
   */
  public statusOf(construct: IConstruct): SimulatedStatus {
    checkedConstruct('what has a status', construct);
    const { parentKind: kind, parentNamespace: namespace, parentName: name, sectionName } = construct as IConstruct & Partial<ListenerLike>;
    if (kind !== undefined && namespace !== undefined && name !== undefined && sectionName !== undefined) {
      return this.status([{ kind, namespace, name }], part => part?.startsWith(`listener ${sectionName} `) === true);
    }
    return this.status(construct.node.findAll().filter(each => ApiObject.isApiObject(each)).flatMap(referenceOf));
  }

  /**
   * What the controller writes into the status of an object.
   *
   * @param kind its kind, such as `HTTPRoute`
   * @param name its name
   * @param namespace its namespace; nothing for an object of the cluster
   */
  public statusOfObject(kind: string, name: string, namespace?: string): SimulatedStatus {
    const owner = { kind, name: checkedName('the name of an object', name), namespace: namespace ?? '' };
    return SimulatedStatus._of([owner], this.status([owner]).conditions, this.simulated.absenceOf(owner));
  }

  /** What the controller writes into the status of every object that it looks at. */
  public get statuses(): SimulatedStatus {
    const reports = [...this.simulated.reports.values()];
    return SimulatedStatus._of(
      reports.map(({ object: { kind, metadata: { namespace = '', name } } }) => ({ kind, namespace, name })), reports.flatMap(report => conditionsOf(report)),
    );
  }

  private status(owners: readonly ObjectReference[], isMeant?: (part: string | undefined) => boolean): SimulatedStatus {
    return SimulatedStatus._of(owners, owners.flatMap(({ kind, namespace, name }) => {
      const report = this.simulated.reports.get(`${kind} ${namespace}/${name}`);
      return report === undefined ? [] : conditionsOf(report, isMeant);
    }));
  }
}

/** What a listener shows of itself. */
interface ListenerLike {
  readonly parentKind: string;
  readonly parentNamespace: string;
  readonly parentName: string;
  readonly sectionName: string;
}

const OF_CONTROLLERS = ['gateway.networking.k8s.io', 'gateway.envoyproxy.io'];
const WITHOUT_STATUS = new Set(['ReferenceGrant', 'EnvoyProxy', 'HTTPRouteFilter', 'Backend']);

function referenceOf({ apiGroup, kind, name, metadata: { namespace } }: ApiObject): ObjectReference[] {
  if (!OF_CONTROLLERS.includes(apiGroup) || WITHOUT_STATUS.has(kind)) return [];
  return [{ kind, name, namespace: kind === 'GatewayClass' ? '' : namespace ?? 'default' }];
}

// Loaded on first use: whoever only makes manifests need not wait for it.
function simulations(): typeof import('./simulations').Simulations {
  return (require('./simulations') as typeof import('./simulations')).Simulations; // eslint-disable-line @typescript-eslint/no-require-imports
}
