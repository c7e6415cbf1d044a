import { Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { ListenerEntries } from './listener-entry';
import { IPlatformGateway } from './platform-gateway-interface';
import { ListenerSet } from '../../imports/gatewayapi/listener-set';
import { namespacedMetadata, namespaceOf, SyncWave } from '../ownership/common-metadata';
import { ofRoot } from '../ownership/root-construct';

/**
 * The ListenerSet of one gateway and name in a namespace, made with its first listener. One with a name that is given is in the chart, of those
 * with a listener of it, that comes first by path; one whose name the chart makes is in the chart of its listeners.
 */
export class ListenerSetObject extends Construct {
  public static of(listener: Construct, gateway: IPlatformGateway, name: string | undefined): ListenerSetObject {
    const chart = Chart.of(listener);
    if (name !== undefined) return NamedListenerSets.of(listener).setIn(chart, gateway, name);
    return scopeIn(chart, gateway).node.tryFindChild(idOf(gateway)) as ListenerSetObject | undefined ?? new ListenerSetObject(chart, gateway);
  }

  public readonly listenerSetName: string;

  public constructor(chart: Chart, gateway: IPlatformGateway, name?: string, public readonly entries = new ListenerEntries()) {
    super(scopeIn(chart, gateway), idOf(gateway, name));
    const metadata = namespacedMetadata(this, SyncWave.GATEWAY, { name });
    const { gatewayName, gatewayNamespace } = gateway;
    const resource = new ListenerSet(this, 'Resource', {
      metadata,
      spec: {
        parentRef: {
          group: 'gateway.networking.k8s.io',
          kind: 'Gateway',
          name: gatewayName,
          namespace: gatewayNamespace === metadata.namespace ? undefined : gatewayNamespace,
        },
        listeners: Lazy.any({ produce: () => entries.render() }),
      },
    });
    this.listenerSetName = resource.name;
    entries.holder = `ListenerSet ${metadata.namespace}/${resource.name}`;
  }
}

/** The ListenerSets of an app that have a given name. */
class NamedListenerSets extends Construct {
  public static of(scope: Construct): NamedListenerSets {
    return ofRoot(scope, 'ListenerSets', (root, id) => new NamedListenerSets(root, id));
  }

  private readonly sets = new Map<string, ListenerSetObject>();

  public setIn(chart: Chart, gateway: IPlatformGateway, name: string): ListenerSetObject {
    const key = [namespaceOf(chart), gateway.gatewayNamespace, gateway.gatewayName, name].join('/');
    const known = this.sets.get(key);
    if (known !== undefined && Chart.of(known).node.path <= chart.node.path) return known;
    known?.node.scope!.node.tryRemoveChild(known.node.id);
    const set = new ListenerSetObject(chart, gateway, name, known?.entries);
    this.sets.set(key, set);
    return set;
  }
}

function scopeIn(chart: Chart, { gatewayNamespace }: IPlatformGateway): Construct {
  const id = `ListenerSet-${gatewayNamespace}`;
  return chart.node.tryFindChild(id) as Construct | undefined ?? new Construct(chart, id);
}

// The path gives the name where none is given, so it must not hang on which listener comes first. No name has a blank, so no two sets share an
// id; a dot would make a name that no object can have, where cdk8s cuts it behind one.
function idOf({ gatewayName }: IPlatformGateway, name?: string): string {
  return [gatewayName.replaceAll('.', '  '), ...name === undefined ? [] : [name]].join(' ');
}
