import { Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { ListenerEntries } from './listener-entry';
import { IPlatformGateway } from './platform-gateway-interface';
import { ListenerSet } from '../../imports/gatewayapi/listener-set';
import { namespacedMetadata, SyncWave } from '../ownership/common-metadata';

/** The ListenerSet of one gateway and name in a chart, made with its first listener. */
export class ListenerSetObject extends Construct {
  public static of(listener: Construct, gateway: IPlatformGateway, name: string | undefined): ListenerSetObject {
    const { gatewayName, gatewayNamespace } = gateway;
    const scope = childOf(Chart.of(listener), `ListenerSet-${gatewayNamespace}`, (chart, each) => new Construct(chart, each));
    // The path gives the name where none is given, so it must not hang on which listener comes first. No name has a blank, so no two sets share an
    // id; a dot would make a name that no object can have, where cdk8s cuts it behind one.
    const id = [gatewayName.replaceAll('.', '  '), ...name === undefined ? [] : [name]].join(' ');
    return childOf(scope, id, (parent, each) => new ListenerSetObject(parent, each, gateway, name));
  }

  public readonly listenerSetName: string;
  public readonly entries: ListenerEntries;

  private constructor(scope: Construct, id: string, gateway: IPlatformGateway, name: string | undefined) {
    super(scope, id);
    const metadata = namespacedMetadata(this, SyncWave.GATEWAY, { name });
    const { gatewayName, gatewayNamespace } = gateway;
    const resource: ListenerSet = new ListenerSet(this, 'Resource', {
      metadata,
      spec: {
        parentRef: {
          group: 'gateway.networking.k8s.io',
          kind: 'Gateway',
          name: gatewayName,
          namespace: gatewayNamespace === metadata.namespace ? undefined : gatewayNamespace,
        },
        listeners: Lazy.any({ produce: () => this.entries.render() }),
      },
    });
    this.listenerSetName = resource.name;
    this.entries = new ListenerEntries(`ListenerSet ${metadata.namespace}/${resource.name}`);
  }
}

function childOf<Kind extends Construct>(scope: Construct, id: string, make: (scope: Construct, id: string) => Kind): Kind {
  return scope.node.tryFindChild(id) as Kind | undefined ?? make(scope, id);
}
