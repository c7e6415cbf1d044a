import { Construct } from 'constructs';
import { envoyProxySpec } from './envoy-proxy-spec';
import { GatewayClass } from './gateway-class';
import { EnvoyProxy } from '../../imports/envoygateway/envoy-proxy';
import { GatewayClass as GatewayClassObject } from '../../imports/gatewayapi/gateway-class';
import { byText } from '../model/order';
import { clusterMetadata, namespacedMetadata, namespaceOf, SyncWave } from '../ownership/common-metadata';
import { ofRoot } from '../ownership/root-construct';
import { Backend } from '../routing/backend';

const ID = 'Class';

/** The GatewayClasses that an app makes, each once. */
export class ClassRegistry extends Construct {
  public static of(scope: Construct): ClassRegistry {
    return ofRoot(scope, 'GatewayClasses', (root, id) => new ClassRegistry(root, id));
  }

  private readonly made = new Map<string, { readonly definition: string; readonly gateway: Construct }>();

  /** Makes the class of a gateway, unless another gateway has made the same. Whichever comes first by path has it, whatever is declared first. */
  public define(gateway: Construct, gatewayClass: GatewayClass): void {
    const { className } = gatewayClass;
    const definition = definitionOf(gatewayClass);
    const other = this.made.get(className);
    if (other !== undefined && other.definition !== definition) {
      const [first, second] = [other.gateway.node.path, gateway.node.path].sort();
      throw new Error(`GatewayClass "${className}" is defined in two ways, by ${first} and by ${second}: define it alike, or give one of them another name`);
    }
    if (other !== undefined && other.gateway.node.path < gateway.node.path) return;
    other?.gateway.node.tryRemoveChild(ID);
    this.made.set(className, { definition, gateway });
    make(gateway, gatewayClass);
  }
}

/** The same for two classes exactly when what is asked for is the same, in whatever order. */
function definitionOf({ controllerName, _proxies }: GatewayClass): string {
  return JSON.stringify([controllerName, _proxies], (_, value) => {
    if (value instanceof Backend) return value._identity;
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isMap ? Object.fromEntries(Object.entries(value).sort(byText(([key]) => key))) : value;
  });
}

function make(gateway: Construct, { className, controllerName, _proxies: proxies }: GatewayClass): void {
  const scope = new Construct(gateway, ID);
  const envoyProxy = proxies && new EnvoyProxy(scope, 'Proxies', {
    metadata: namespacedMetadata(scope, SyncWave.CLASS, { name: `${className}-class` }),
    spec: envoyProxySpec(proxies, namespaceOf(scope)),
  });
  new GatewayClassObject(scope, 'Resource', {
    metadata: clusterMetadata(scope, SyncWave.CLASS, className),
    spec: {
      controllerName,
      parametersRef: envoyProxy && {
        group: envoyProxy.apiGroup, kind: envoyProxy.kind, name: envoyProxy.name, namespace: envoyProxy.metadata.namespace,
      },
    },
  });
}
