import { Construct } from 'constructs';
import { BoundSecret, Certificate } from './certificate';
import { ListenerEntry } from './listener-entry';
import { IListener, ListenerParentKind } from './listener-interface';
import { ListenerSetObject } from './listener-set-object';
import { PlatformGateway } from './platform-gateway';
import { IPlatformGateway } from './platform-gateway-interface';
import { RouteAccess } from './route-access';
import { ListenerTlsConfig, RouteNamespaces, TlsModeType } from '../../imports/gatewayapi/common';
import { accessSpec } from '../model/access-spec';
import { checkedHostname, checkedInstance, checkedInterface, checkedName, checkedPort } from '../model/checked-argument';
import { ANY_HOSTNAME } from '../model/hostname';
import { ListenerProtocol } from '../model/listener-protocol';
import { GrantRequest, ListenerFacts } from '../model/ownership-facts';
import { Contribution } from '../ownership/app-facts';
import { namespaceOf } from '../ownership/common-metadata';
import { Ownership } from '../ownership/ownership';

/** Properties that every listener has. */
export interface PlatformListenerProps {
  /** The gateway that listens. In another namespace, or with `listenerSet`, the listener is an entry of a ListenerSet. */
  readonly gateway: IPlatformGateway;
  /**
   * Name of the listener; the `sectionName` that routes attach to.
   *
   * @default - the construct's id in kebab case: `ShopApi` is `shop-api`
   */
  readonly name?: string;
  /**
   * Which namespaces may attach routes; `allowedRoutes.namespaces`.
   *
   * @default RouteAccess.SAME_NAMESPACE
   */
  readonly access?: RouteAccess;
  /**
   * Name of the ListenerSet that holds the listener, in the listener's namespace.
   *
   * @default - the Gateway itself where it is in the listener's namespace; else a ListenerSet that the chart names
   */
  readonly listenerSet?: string;
}

/** What a kind of listener makes of its properties. */
interface ListenerKind {
  readonly protocol: ListenerProtocol;
  readonly port: number;
  readonly hostname?: string;
  readonly routeKinds: readonly string[];
  readonly tlsMode?: TlsModeType;
  readonly certificates?: readonly Certificate[];
}

/** What every kind of listener has. Not made by itself: see `HttpListener`, `TlsListener` and the others. */
export abstract class PlatformListener extends Construct implements IListener {
  public readonly parentKind: ListenerParentKind;
  public readonly parentName: string;
  public readonly parentNamespace: string;
  public readonly sectionName: string;
  /** Which namespaces may attach routes. */
  public readonly access?: RouteAccess;
  private readonly gateway: IPlatformGateway & Partial<PlatformGateway>;
  private readonly listenerSet?: ListenerSetObject;
  private readonly requests: Array<GrantRequest> = [];
  private readonly issuedSecrets: string[] = [];
  private entry?: ListenerEntry;

  public constructor(scope: Construct, id: string, props: PlatformListenerProps) {
    super(scope, id);
    this.gateway = checkedInterface('the gateway of a listener', props.gateway, 'gatewayName', 'the PlatformGateway it belongs to');
    this.access = checkedInstance('access', props.access ?? RouteAccess.SAME_NAMESPACE, RouteAccess, 'RouteAccess.namespaces(…)');
    this.sectionName = sectionNameOf(id, props.name);
    this.parentNamespace = namespaceOf(this);
    this.listenerSet = listenerSetOf(this, props);
    this.parentKind = this.listenerSet === undefined ? ListenerParentKind.GATEWAY : ListenerParentKind.LISTENER_SET;
    this.parentName = this.listenerSet?.listenerSetName ?? props.gateway.gatewayName;
    Ownership.of(this)._report(this);
  }

  /** Port it listens on. */
  public get port(): number | undefined {
    return this.entry?.port;
  }

  /** Hostname it serves; nothing where it serves every one. */
  public get hostname(): string | undefined {
    return this.entry?.hostname;
  }

  /**
   * Called once, by the kind of listener, when it knows what it is.
   *
   * @internal
   */
  public _listen({ protocol, port, hostname, routeKinds, tlsMode, certificates }: ListenerKind): void {
    checkedPort('the port of a listener', port);
    if (hostname !== undefined) checkedHostname('the hostname of a listener', hostname);
    const secrets = (certificates ?? []).map(certificate => this.bind(certificate, hostname));
    this.entry = {
      path: this.node.path,
      name: this.sectionName,
      port,
      protocol,
      hostname,
      tls: tlsMode && tlsConfig(tlsMode, secrets),
      allowedRoutes: {
        namespaces: accessSpec(this.access!._facts) as RouteNamespaces,
        kinds: routeKinds.map(kind => ({ group: 'gateway.networking.k8s.io', kind })),
      },
    };
    if (this.listenerSet === undefined) this.gateway._addListener!(this.entry); else this.listenerSet.entries.add(this.entry);
  }

  /** @internal */
  public _listenerFacts(): ListenerFacts {
    const { gateway } = this;
    return {
      path: this.node.path,
      parent: { kind: this.parentKind, namespace: this.parentNamespace, name: this.parentName },
      sectionName: this.sectionName,
      port: this.entry?.port,
      protocol: this.entry?.protocol,
      hostname: this.hostname ?? (knowsHostnames(this.entry?.protocol) ? ANY_HOSTNAME : undefined),
      access: this.access?._facts,
      requireTeams: gateway.requireTeams ?? false,
      controllerName: gateway.controllerName,
      admittedBy: this.listenerSet && {
        gateway: { namespace: gateway.gatewayNamespace, name: gateway.gatewayName, path: gateway.node?.path },
        access: gateway._listenerSetAccess ?? gateway.listenerAccess?._facts,
      },
    };
  }

  /** @internal */
  public _ownershipFacts(): Contribution {
    const { path } = this.node;
    return {
      listeners: [this._listenerFacts()],
      requests: this.requests.map(request => ({ path, ...request })),
      issuedSecrets: this.issuedSecrets.map(secretName => ({ path, namespace: this.parentNamespace, secretName })),
    };
  }

  private bind(certificate: Certificate, hostname: string | undefined): BoundSecret {
    const secret = certificate._bind({
      group: 'gateway.networking.k8s.io', kind: this.parentKind, namespace: this.parentNamespace, construct: this, hostname,
    });
    if (secret.request !== undefined) this.requests.push(secret.request);
    if (secret.issued !== undefined) this.issuedSecrets.push(secret.issued);
    return secret;
  }
}

function sectionNameOf(id: string, name: string | undefined): string {
  if (name !== undefined) return checkedName('the name of a listener', name);
  const kebab = id.replace(/([a-z0-9])([A-Z])/g, '$1-$2').replace(/([A-Z])([A-Z][a-z])/g, '$1-$2').replace(/[\s_]+/g, '-').toLowerCase();
  return checkedName(`the name of a listener, made of its id "${id}",`, kebab);
}

function listenerSetOf(listener: Construct, { gateway, listenerSet }: PlatformListenerProps): ListenerSetObject | undefined {
  const own = gateway as IPlatformGateway & Partial<PlatformGateway>;
  const sameNamespace = gateway.gatewayNamespace === namespaceOf(listener);
  if (sameNamespace && listenerSet === undefined) {
    if (own._addListener !== undefined) return undefined;
    throw new Error(`Gateway ${gateway.gatewayNamespace}/${gateway.gatewayName} is not made by this app, so a listener cannot be written into it: `
      + 'put it into a ListenerSet with `listenerSet: \'<name>\'`');
  }
  if (sameNamespace) own._addOwnListenerSet?.();
  return ListenerSetObject.of(listener, gateway, listenerSet);
}

function tlsConfig(mode: TlsModeType, secrets: readonly BoundSecret[]): ListenerTlsConfig {
  return { mode, certificateRefs: secrets.length === 0 ? undefined : secrets.map(({ reference }) => reference) };
}

function knowsHostnames(protocol: ListenerProtocol | undefined): boolean {
  return protocol !== 'TCP' && protocol !== 'UDP';
}
