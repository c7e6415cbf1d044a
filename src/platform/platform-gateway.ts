import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { BoundSecret } from './certificate';
import { ClassRegistry } from './class-registry';
import { frontendTls } from './client-certificates';
import { envoyProxySpec } from './envoy-proxy-spec';
import { GatewayAddress } from './gateway-address';
import { GatewayClass } from './gateway-class';
import { annotationsOf, checkedCount, infrastructureOf } from './gateway-metadata';
import { ListenerEntries, ListenerEntry } from './listener-entry';
import { IPlatformGateway, PlatformGatewayAttributes } from './platform-gateway-interface';
import { PlatformGatewayProps } from './platform-gateway-props';
import { collectorsOf } from './proxy-telemetry';
import { RouteAccess } from './route-access';
import { EnvoyProxy } from '../../imports/envoygateway/envoy-proxy';
import { AllowedListeners, Gateway, GatewaySpecAddress, GatewayTlsConfig, ListenerNamespaces } from '../../imports/gatewayapi/gateway';
import { Access } from '../model/access';
import { accessSpec } from '../model/access-spec';
import { checkedInstance, checkedLabel, checkedName, shown } from '../model/checked-argument';
import { CONTROLLERS } from '../model/controllers';
import { GrantRequest } from '../model/ownership-facts';
import { Contribution } from '../ownership/app-facts';
import { namespacedMetadata, namespaceOf, SyncWave } from '../ownership/common-metadata';
import { Ownership } from '../ownership/ownership';
import { Backend } from '../routing/backend';

/**
 * A gateway of the platform team: a Gateway with its class and its proxies. Listeners are constructs of their own, that name it in `gateway`.
 *
 * Source: Gateway API specification, Gateway.
 */
export class PlatformGateway extends Construct implements IPlatformGateway {
  /**
   * A Gateway that this app does not make. Listeners can be added to it by ListenerSets.
   *
   * @param attributes where it is
   */
  public static fromAttributes(attributes: PlatformGatewayAttributes): IPlatformGateway {
    return {
      gatewayName: checkedName('the name of a Gateway', attributes.name),
      gatewayNamespace: checkedLabel('the namespace of a Gateway', attributes.namespace),
      controllerName: attributes.controllerName,
      listenerAccess: attributes.listenerAccess,
    };
  }

  public readonly gatewayName: string;
  public readonly gatewayNamespace: string;
  public readonly controllerName?: string;
  public readonly listenerAccess?: RouteAccess;
  /** Whether routes are refused that are in a namespace of no Team. */
  public readonly requireTeams: boolean;
  private readonly listeners = new ListenerEntries();
  private readonly requests: Array<GrantRequest> = [];
  private readonly collectors: readonly Backend[];
  private hasOwnSets = false;

  public constructor(scope: Construct, id: string, props: PlatformGatewayProps = {}) {
    super(scope, id);
    const gatewayClass = checkedInstance('gatewayClass', props.gatewayClass ?? GatewayClass.envoy(), GatewayClass, 'GatewayClass.envoy()');
    if (props.listenerAccess !== undefined) checkedInstance('listenerAccess', props.listenerAccess, RouteAccess, 'RouteAccess.namespaces(…)');
    if (props.proxies !== undefined) requireEnvoyGateway(gatewayClass, 'the size of its proxies (`proxies`)');
    this.gatewayNamespace = namespaceOf(this);
    this.controllerName = gatewayClass.controllerName;
    this.listenerAccess = props.listenerAccess;
    this.requireTeams = props.requireTeams ?? false;
    this.collectors = [props.proxies, gatewayClass._proxies].flatMap(proxies => collectorsOf(proxies?.telemetry));

    const envoyProxy = this.makeProxies(props);
    const gateway: ApiObject = new Gateway(this, 'Resource', {
      metadata: namespacedMetadata(this, SyncWave.GATEWAY, { name: props.name, annotations: annotationsOf(props) }),
      spec: {
        gatewayClassName: gatewayClass.className,
        listeners: Lazy.any({ produce: () => this.listeners.render() }),
        allowedListeners: Lazy.any({ produce: () => this.allowedListeners() }),
        addresses: props.addresses && addressesOf(props.addresses),
        infrastructure: infrastructureOf(props, envoyProxy),
        tls: Lazy.any({ produce: () => tls }),
      },
    });
    this.gatewayName = checkedGatewayName(gateway.name);
    this.listeners.holder = `Gateway ${this.gatewayNamespace}/${this.gatewayName}`;
    const tls = this.tlsOf(props);
    if (gatewayClass._made) ClassRegistry.of(this).define(this, gatewayClass);
    this.node.addValidation({ validate: () => this.problems(props) });
    Ownership.of(this)._report(this);
  }

  /** @internal */
  public _addListener(entry: ListenerEntry): void {
    this.listeners.add(entry);
    Ownership.of(this)._changed();
  }

  /** @internal */
  public _addOwnListenerSet(): void {
    this.hasOwnSets = true;
  }

  /** @internal */
  public get _listenerSetAccess(): Access | { readonly from: 'None' } {
    const access = this.listenerAccess?._facts;
    if (!this.hasOwnSets) return access ?? { from: 'None' };
    if (access?.from !== 'Namespaces') return access ?? { from: 'Same' };
    return { from: 'Namespaces', namespaces: [...new Set([...access.namespaces, this.gatewayNamespace])].sort() };
  }

  /** @internal */
  public _ownershipFacts(): Contribution {
    const { path } = this.node;
    return {
      gateways: [{ path, namespace: this.gatewayNamespace, name: this.gatewayName }],
      requests: this.requests.map(request => ({ path, ...request })),
      services: this.collectors.map(({ _serviceUse }) => _serviceUse).filter(use => use !== undefined),
    };
  }

  private makeProxies({ name, proxies }: PlatformGatewayProps): ApiObject | undefined {
    return proxies && new EnvoyProxy(this, 'Proxies', {
      metadata: namespacedMetadata(this, SyncWave.CLASS, { name }),
      spec: envoyProxySpec(proxies, this.gatewayNamespace),
    });
  }

  private allowedListeners(): AllowedListeners | undefined {
    const access = this._listenerSetAccess;
    return access.from === 'None' ? undefined : { namespaces: accessSpec(access) as ListenerNamespaces };
  }

  private tlsOf({ clientCertificates, backendClientCertificate }: PlatformGatewayProps): GatewayTlsConfig | undefined {
    const referrer = { group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: this.gatewayNamespace };
    const client = clientCertificates && frontendTls(clientCertificates, referrer);
    const secret: BoundSecret | undefined = backendClientCertificate?._bind({ ...referrer, construct: this });
    this.requests.push(...client?.requests ?? [], ...secret?.request === undefined ? [] : [secret.request]);
    return client === undefined && secret === undefined ? undefined : {
      frontend: client?.frontend,
      backend: secret && { clientCertificateRef: secret.reference },
    };
  }

  private problems({ clientCertificates }: PlatformGatewayProps): string[] {
    const plain = (clientCertificates?.perPort ?? []).filter(({ port }) => !this.listeners.has('HTTPS', port));
    return [
      ...this.listeners.count > 0 ? [] : ['a Gateway has at least one listener of its own, got none, even where ListenerSets bring others: '
        + 'add `new HttpListener(this, \'Http\', { gateway, redirectToHttps: true })`, or a TlsListener in its namespace'],
      ...plain.map(({ port }) => `client certificates are for HTTPS ports, got port ${port}, on which the Gateway has no TlsListener of its own: `
        + 'add one, or take the port from `clientCertificates.perPort`'),
      ...clientCertificates?.everyPort === undefined || this.listeners.has('HTTPS') ? [] : [
        'client certificates are for HTTPS ports, and the Gateway has no TlsListener of its own: add one, or leave `clientCertificates` out',
      ],
    ];
  }
}

function addressesOf(addresses: readonly GatewayAddress[]): GatewaySpecAddress[] {
  const specs = checkedCount('addresses', addresses, 16)
    .map(address => checkedInstance('an address of a Gateway', address, GatewayAddress, 'GatewayAddress.ip(…)')._spec);
  const twice = specs.find(({ type, value }, index) => specs.findIndex(each => each.type === type && each.value === value) !== index);
  if (twice !== undefined) throw new Error(`a Gateway has each address once, got ${shown(twice.value)} twice`);
  return specs;
}

/** Envoy Gateway and others put the name into a label, which has at most 63 characters. */
function checkedGatewayName(name: string): string {
  checkedName('the name of a Gateway', name);
  if (name.length > 63) throw new Error(`the name of a Gateway has at most 63 characters, because controllers use it as a label, got ${name.length}: ${shown(name)}`);
  return name;
}

function requireEnvoyGateway({ className, controllerName }: GatewayClass, what: string): void {
  if (controllerName === CONTROLLERS.ENVOY_GATEWAY) return;
  throw new Error(`only Envoy Gateway takes ${what} from a Gateway, got class "${className}" of "${controllerName}": `
    + 'leave it out, and configure that controller in its own way');
}
