import { Lazy } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ExternalBackendAttributes, ServiceAttributes, ServiceBackendOptions } from './backend-attributes';
import { ExternalBackend } from './external-backend';
import { HttpMatch } from './http-match';
import { RouteAnswer } from './route-answer';
import { checkedInstance, checkedLabel, checkedName, checkedPort, shown } from '../model/checked-argument';
import { GrantRequest } from '../model/ownership-facts';
import { ServiceUse } from '../ownership/app-facts';
import { Referrer } from '../ownership/named-grant';
import { bindReference, namespaceFrom, Referent, referentOf } from '../ownership/reference';

const SERVICE_IMPORT_GROUP = 'multicluster.x-k8s.io';

/** A backend and its share of the requests of a rule. */
export interface BackendShare {
  /** Where the share goes. */
  readonly backend: Backend;
  /**
   * Share in proportion to the sum of all; `weight`. From 0 to 1000000.
   *
   * @default 1
   */
  readonly weight?: number;
}

/** A rule that a target puts before the one it is the target of, for some of its requests. */
export interface RouteOverride {
  /** Which of the rule's requests; it narrows the rule's own match. */
  readonly match: HttpMatch;
  /** What the rule's name gets for a suffix, where it has one. */
  readonly nameSuffix: string;
  /** Where they go. */
  readonly backends: BackendShare[];
}

/** What a target contributes to a rule. */
export interface RouteTargetConfig {
  /**
   * Where requests go.
   *
   * @default - nowhere: the answer is given at once
   */
  readonly backends?: BackendShare[];
  /**
   * What is answered at once, without a backend.
   *
   * @default - the backends answer
   */
  readonly answer?: RouteAnswer;
  /**
   * Rules for some of the requests.
   *
   * @default - none
   */
  readonly overrides?: RouteOverride[];
}

/** Anything a rule can send requests to. The one seam by which backends, splits, redirects, fixed responses and rollouts enter. */
export interface IRouteTarget {
  /**
   * Called once for each rule that has this target. It returns data; grants are made by the route.
   *
   * @param route the route that has the rule
   */
  bindToRoute(route: IConstruct): RouteTargetConfig;
}

/**
 * Somewhere requests can go; one `backendRef`. A reference from another namespace makes the ReferenceGrant it needs, beside the Service.
 *
 * Source: Gateway API specification, BackendObjectReference.
 */
export class Backend implements IRouteTarget {
  /**
   * A Service of this app.
   *
   * @param service the Service: of cdk8s-plus, of `cdk8s import k8s`, or any construct around one
   * @param options which of its ports
   */
  public static fromService(service: IConstruct, options: ServiceBackendOptions = {}): Backend {
    return Backend.fromObject(service, 'Service', '', options);
  }

  /**
   * A Service that this app does not make. From another namespace its owner must permit the reference; synthesis prints what to ask for.
   *
   * @param attributes where it is
   */
  public static fromServiceAttributes(attributes: ServiceAttributes): Backend {
    return Backend.fromAttributes('Service', '', attributes, attributes.port);
  }

  /**
   * A ServiceImport of this app: a Service of other clusters (Multi-Cluster Services API).
   *
   * @param serviceImport the ServiceImport, or any construct around one
   * @param options which of its ports
   */
  public static fromServiceImport(serviceImport: IConstruct, options: ServiceBackendOptions = {}): Backend {
    return Backend.fromObject(serviceImport, 'ServiceImport', SERVICE_IMPORT_GROUP, options);
  }

  /**
   * A ServiceImport that this app does not make.
   *
   * @param attributes where it is
   */
  public static fromServiceImportAttributes(attributes: ServiceAttributes): Backend {
    return Backend.fromAttributes('ServiceImport', SERVICE_IMPORT_GROUP, attributes, attributes.port);
  }

  /**
   * Something outside the cluster, as the platform describes it. Understood by Envoy Gateway alone.
   *
   * @param backend what the platform made
   */
  public static fromExternal(backend: ExternalBackend): Backend {
    return new Backend(referentOf(checkedInstance('an external backend', backend, ExternalBackend, 'the ExternalBackend itself')));
  }

  /**
   * Something outside the cluster, that this app does not make.
   *
   * @param attributes where its Backend is
   */
  public static fromExternalAttributes(attributes: ExternalBackendAttributes): Backend {
    return Backend.fromAttributes('Backend', ExternalBackend.GROUP, attributes);
  }

  private static fromObject(construct: IConstruct, kind: string, group: string, { port, portName }: ServiceBackendOptions): Backend {
    const referent = referentOf(construct);
    if (referent.kind !== kind || referent.group !== group) {
      throw new Error(`a backend of ${kind} must be made of a ${kind}, got ${referent.kind} "${referent.name}" at ${construct.node.path}`);
    }
    if (port !== undefined && portName !== undefined) {
      throw new Error(`a backend takes a port or a portName, got both ${shown(port)} and ${shown(portName)}: leave one out`);
    }
    const wanted = port === undefined ? portName && checkedLabel('the name of a port', portName) : checkedPort('the port of a backend', port);
    return new Backend(referent, wanted);
  }

  private static fromAttributes(kind: string, group: string, { name, namespace, granted }: ExternalBackendAttributes, port?: number): Backend {
    return new Backend({
      kind,
      group,
      name: checkedName(`the name of a ${kind}`, name),
      namespace: checkedLabel(`the namespace of a ${kind}`, namespace),
      granted,
    }, kind === 'Backend' ? undefined : checkedPort(`the port of ${kind} "${name}"`, port!));
  }

  private constructor(private readonly referent: Referent, private readonly port?: number | string) {}

  /** Name of the Service, ServiceImport or Envoy Gateway Backend. */
  public get name(): string {
    return this.referent.name;
  }

  /** Namespace of the Service, ServiceImport or Envoy Gateway Backend. */
  public get namespace(): string {
    return this.referent.namespace;
  }

  /** Every request of the rule goes to this backend. */
  public bindToRoute(_route: IConstruct): RouteTargetConfig {
    return { backends: [{ backend: this }] };
  }

  /**
   * The same for two backends exactly when they are one place.
   *
   * @internal
   */
  public get _identity(): string {
    const { group, kind, namespace, name } = this.referent;
    return [group, kind, namespace, name, this.port ?? ''].join('/');
  }

  /** @internal */
  public get _external(): boolean {
    return this.referent.kind === 'Backend';
  }

  /**
   * Permits the reference, or says what has to be asked for.
   *
   * @internal
   */
  public _bind(referrer: Referrer): GrantRequest | undefined {
    return bindReference(this.referent, referrer);
  }

  /** @internal */
  public get _serviceUse(): ServiceUse | undefined {
    return this.referent.object === undefined || this._external ? undefined : { service: this.referent.object, port: this.port };
  }

  /** @internal */
  public _reference(namespace: string): BackendReference {
    const { group, kind, name, object } = this.referent;
    const byName = object !== undefined && !this._external && typeof this.port !== 'number';
    return {
      group,
      kind,
      name,
      namespace: namespaceFrom(this.referent, namespace),
      port: byName ? Lazy.any({ produce: () => this.numberOfPort() }) : this.port as number | undefined,
    };
  }

  private numberOfPort(): number | undefined {
    const ports: ReadonlyArray<{ readonly name?: string; readonly port: number }> = this.referent.object!.toJson().spec?.ports ?? [];
    return (this.port === undefined ? ports[0] : ports.find(({ name }) => name === this.port))?.port;
  }
}

/** A `backendRef`, every default written out. */
export interface BackendReference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
}
