import { IConstruct } from 'constructs';
import { IHttpRouteListener, ListenerParentKind } from './listener-interface';
import { RouteAccess } from './route-access';
import { checkedHostname, checkedLabel, checkedName, checkedPort, shown } from '../model/checked-argument';
import { ListenerFacts } from '../model/ownership-facts';

/** Attributes of a listener that this app does not make. */
export interface ListenerAttributes {
  /**
   * Kind of what holds the listener.
   *
   * @default ListenerParentKind.GATEWAY
   */
  readonly parentKind?: ListenerParentKind;
  /** Name of the Gateway or ListenerSet. */
  readonly parentName: string;
  /** Namespace of the Gateway or ListenerSet. */
  readonly parentNamespace: string;
  /** Name of the listener. */
  readonly sectionName: string;
  /**
   * Hostname it serves.
   *
   * @default - not known, so hostnames of routes are not judged by it
   */
  readonly hostname?: string;
  /**
   * Port it listens on.
   *
   * @default - not known
   */
  readonly port?: number;
  /**
   * Which namespaces may attach routes.
   *
   * @default - not known, so it is not judged
   */
  readonly access?: RouteAccess;
  /**
   * Name of the controller that serves it.
   *
   * @default - not known, so what only Envoy Gateway can do is not refused
   */
  readonly controllerName?: string;
  /**
   * Whether its gateway refuses routes that are in a namespace of no Team.
   *
   * @default false
   */
  readonly requireTeams?: boolean;
}

/** A listener that this app does not make. */
export class ImportedListener implements IHttpRouteListener {
  public readonly parentKind: ListenerParentKind;
  public readonly parentName: string;
  public readonly parentNamespace: string;
  public readonly sectionName: string;
  public readonly hostname?: string;
  public readonly port?: number;
  public readonly access?: RouteAccess;
  private readonly controllerName?: string;
  private readonly requireTeams: boolean;

  public constructor(attributes: ListenerAttributes) {
    const { parentKind = ListenerParentKind.GATEWAY, parentName, parentNamespace, sectionName, hostname, port, access } = attributes;
    if (!Object.values(ListenerParentKind).includes(parentKind)) {
      throw new Error(`a listener is held by a Gateway or a ListenerSet, got ${shown(parentKind)}`);
    }
    this.parentKind = parentKind;
    this.parentName = checkedName(`the name of a ${parentKind}`, parentName);
    this.parentNamespace = checkedLabel(`the namespace of a ${parentKind}`, parentNamespace);
    this.sectionName = checkedName('the name of a listener', sectionName);
    this.hostname = hostname === undefined ? undefined : checkedHostname('the hostname of a listener', hostname);
    this.port = port === undefined ? undefined : checkedPort('the port of a listener', port);
    this.access = access;
    this.controllerName = attributes.controllerName;
    this.requireTeams = attributes.requireTeams ?? false;
  }

  public attachHttpRoute(_route: IConstruct): void {}

  public _listenerFacts(): ListenerFacts {
    const { parentKind: kind, parentNamespace: namespace, parentName: name, sectionName, port, hostname, requireTeams, controllerName } = this;
    return { parent: { kind, namespace, name }, sectionName, port, hostname, access: this.access?._facts, requireTeams, controllerName };
  }
}
