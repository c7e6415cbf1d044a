import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { bindRule, BoundRule } from './bound-rule';
import { ExternalDnsOptions, externalDnsAnnotations } from './external-dns';
import { RouteRuleOptions } from './rule-options';
import { HttpRoute } from '../../imports/gatewayapi/http-route';
import { checkedAnnotations, checkedHostname, checkedInstance, checkedInterface, checkedList, shown } from '../model/checked-argument';
import { ANY_HOSTNAME, intersection } from '../model/hostname';
import { describeMatch } from '../model/http-match';
import { GrantRequest } from '../model/ownership-facts';
import { PartitionConflict, ROUTE_LIMITS, RoutePartition } from '../model/route-partition';
import { Contribution } from '../ownership/app-facts';
import { namespacedMetadata, namespaceOf, SyncWave } from '../ownership/common-metadata';
import { GatewayProfiles } from '../ownership/gateway-profile';
import { Ownership } from '../ownership/ownership';
import { IHttpRouteListener, listenerFacts } from '../platform/listener-interface';
import { Backend, IRouteTarget } from '../routing/backend';
import { HttpMatch } from '../routing/http-match';

/** A rule, as a property of the route. */
export interface RouteRule extends RouteRuleOptions {
  /** Which requests it takes. */
  readonly match: HttpMatch;
  /** Where they go. */
  readonly target: IRouteTarget;
}

/** Properties of `TenantRoute`. */
export interface TenantRouteProps {
  /**
   * Name of the HTTPRoute; `metadata.name`. Further parts of a route that is too big for one are `<name>-2` and so on.
   *
   * @default - made by the chart from the construct's path
   */
  readonly name?: string;
  /** Listener it attaches to; `attachTo` adds others. */
  readonly listener: IHttpRouteListener;
  /**
   * Hostnames it serves, each below one that a listener serves; `spec.hostnames`.
   *
   * @default - every hostname of its listeners, which a listener of several namespaces refuses
   */
  readonly hostnames?: string[];
  /**
   * Its rules. Between two that take a request the more specific one wins; their order counts only where neither is.
   *
   * @default - added with `addRule()`
   */
  readonly rules?: RouteRule[];
  /**
   * DNS records that external-dns makes for it.
   *
   * @default - for its hostnames, as external-dns is configured
   */
  readonly externalDns?: ExternalDnsOptions;
  /**
   * Further annotations of the HTTPRoute.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * A route of a tenant team: an HTTPRoute, or several where its rules or hostnames are too many for one.
 *
 * Source: Gateway API specification, HTTPRoute.
 */
export class TenantRoute extends Construct {
  private readonly routeNamespace: string;
  private readonly profiles: GatewayProfiles;
  private readonly hostnames: readonly string[];
  private readonly listeners: IHttpRouteListener[] = [];
  private readonly annotations: { readonly [key: string]: string };
  private readonly partition = new RoutePartition();
  private readonly rules: BoundRule[] = [];
  private readonly backends: Backend[] = [];
  private readonly requests: Array<GrantRequest> = [];
  private readonly routes: HttpRoute[] = [];
  private readonly envoyGatewayOnly: Array<{ readonly feature: string; readonly wayOut: string }> = [];
  private readonly experimental: Array<{ readonly field: string; readonly alternative: string }> = [];
  private calls = 0;

  public constructor(scope: Construct, id: string, props: TenantRouteProps) {
    super(scope, id);
    this.routeNamespace = namespaceOf(this);
    this.profiles = GatewayProfiles.of(this);
    this.hostnames = checkedHostnames(props.hostnames ?? []);
    this.annotations = {
      ...props.annotations && checkedAnnotations('annotations of a route', props.annotations),
      ...props.externalDns && externalDnsAnnotations(props.externalDns),
    };
    this.makeRoutes(props.name);
    // Before anything that may be refused, and caught by whoever made it: what is made is judged.
    this.node.addValidation({ validate: () => this.problems() });
    Ownership.of(this)._report(this);
    this.attachTo(props.listener);
    for (const { match, target, ...options } of checkedList('rules', props.rules ?? [], 0, Infinity)) this.addRule(match, target, options);
  }

  /** Names of the HTTPRoutes, which are several where the route is too big for one. */
  public get routeNames(): string[] {
    return this.routes.map(({ name }) => name);
  }

  /**
   * Attaches to a further listener. A route has at most 32.
   *
   * @param listener the listener
   */
  public attachTo(listener: IHttpRouteListener): void {
    checkedInterface('the listener of a route', listener, 'attachHttpRoute', 'an HttpListener or TlsListener, of this app or by fromAttributes()');
    if (this.listeners.length === ROUTE_LIMITS.parentRefs) {
      throw new Error(`a route attaches to at most ${ROUTE_LIMITS.parentRefs} listeners, got one more: make a second route`);
    }
    const same = this.listeners.some(each => each.parentKind === listener.parentKind && each.parentName === listener.parentName
      && each.parentNamespace === listener.parentNamespace && each.sectionName === listener.sectionName);
    if (same) {
      throw new Error(`a route attaches to a listener once, got "${listener.sectionName}" of ${listener.parentKind} `
        + `${listener.parentNamespace}/${listener.parentName} twice`);
    }
    listener.attachHttpRoute(this);
    this.listeners.push(listener);
    Ownership.of(this)._changed();
  }

  /**
   * Adds a rule. A new one is best added last: Envoy Gateway numbers the rules of a route, and while one is put between others, those behind
   * it can lose requests for a moment.
   *
   * @param match which requests it takes
   * @param target where they go
   * @param options filters, timeouts and the like
   */
  public addRule(match: HttpMatch, target: IRouteTarget, options: RouteRuleOptions = {}): void {
    checkedInstance('the match of a rule', match, HttpMatch, 'HttpMatch.prefix(\'/\')');
    checkedInterface('the target of a rule', target, 'bindToRoute', 'Backend.fromService(…), or another target');
    const { rules, backends, answer } = bindRule(match, target.bindToRoute(this), options, this.calls, this.routeNamespace);
    const taken = rules.find(({ name }) => name !== undefined && this.rules.some(rule => rule.name === name));
    if (taken !== undefined) throw new Error(`the rules of a route have different names, got ${shown(taken.name)} twice`);
    const conflict = this.partition.add(...rules);
    if (conflict !== undefined) throw this.tooBig(conflict);

    this.calls++;
    this.rules.push(...rules);
    for (const backend of new Set(backends)) this.bind(backend);
    this.noteFeatures(options, answer?._envoyGatewayOnly ?? false);
    this.makeRoutes();
    Ownership.of(this)._changed();
  }

  /** @internal */
  public _ownershipFacts(): Contribution {
    const { path } = this.node;
    return {
      routes: [{
        path,
        kind: 'HTTPRoute',
        namespace: this.routeNamespace,
        name: this.routes[0].name,
        hostnames: this.hostnames,
        listeners: this.listeners.map(listenerFacts),
        matches: this.rules.flatMap(({ matches }) => matches),
        envoyGatewayOnly: this.envoyGatewayOnly,
      }],
      requests: this.requests.map(request => ({ path, ...request })),
      services: this.backends.map(({ _serviceUse }) => _serviceUse).filter(use => use !== undefined),
    };
  }

  private bind(backend: Backend): void {
    const request = backend._bind({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: this.routeNamespace });
    if (request !== undefined) this.requests.push(request);
    this.backends.push(backend);
    if (backend._external) {
      this.envoyGatewayOnly.push({ feature: 'an ExternalBackend', wayOut: 'Describe what is outside the cluster by a Service there' });
    }
  }

  private noteFeatures({ retry, sessionPersistence, name }: RouteRuleOptions, fixedResponse: boolean): void {
    const rule = name === undefined ? `rule ${this.calls}` : `rule "${name}"`;
    if (fixedResponse) this.envoyGatewayOnly.push({ feature: 'a FixedResponse', wayOut: 'Send the rule to a Service that answers it there' });
    if (retry !== undefined) this.experimental.push({ field: `retry of ${rule}`, alternative: '`spec.retry`' });
    if (sessionPersistence !== undefined) {
      this.experimental.push({ field: `sessionPersistence of ${rule}`, alternative: '`spec.loadBalancer` of type ConsistentHash' });
    }
  }

  /** Makes the HTTPRoutes: one for each part of the rules and 16 of the hostnames, those of new parts last. A new rule can save a part. */
  private makeRoutes(name?: string): void {
    const chunks = Math.max(1, Math.ceil(this.hostnames.length / ROUTE_LIMITS.hostnames));
    const count = this.partition.partCount * chunks;
    for (const surplus of this.routes.splice(count)) this.node.tryRemoveChild(surplus.node.id);
    for (let index = this.routes.length; index < count; index++) {
      const part = Math.floor(index / chunks);
      const first = (index % chunks) * ROUTE_LIMITS.hostnames;
      const hostnames = this.hostnames.slice(first, first + ROUTE_LIMITS.hostnames);
      this.routes.push(new HttpRoute(this, index === 0 ? 'Resource' : `Resource${index + 1}`, {
        metadata: namespacedMetadata(this, SyncWave.ROUTE, {
          name: index === 0 ? name : `${this.routes[0].name}-${index + 1}`, annotations: this.annotations,
        }),
        spec: {
          parentRefs: Lazy.any({ produce: () => this.listenersOf(hostnames).map(listener => this.parentRef(listener)) }),
          hostnames: hostnames.length === 0 ? undefined : hostnames,
          rules: Lazy.any({ produce: () => this.partition.parts[part].map(rule => this.rules[rule].rendered) }),
        },
      }));
    }
  }

  /** Those that serve some of the hostnames: a part would not attach to the others. */
  private listenersOf(hostnames: readonly string[]): IHttpRouteListener[] {
    const serving = this.listeners.filter(({ hostname = ANY_HOSTNAME }) => hostnames.some(each => intersection(each, hostname) !== undefined));
    return serving.length === 0 ? this.listeners : serving;
  }

  private parentRef({ parentKind, parentName, parentNamespace, sectionName }: IHttpRouteListener) {
    return {
      group: 'gateway.networking.k8s.io',
      kind: parentKind,
      name: parentName,
      namespace: parentNamespace === this.routeNamespace ? undefined : parentNamespace,
      sectionName,
    };
  }

  private tooBig({ matches }: PartitionConflict): Error {
    const [one, other] = matches.map(describeMatch);
    return new Error(`(${one}) and (${other}) of route ${this.node.path} have the same rank and can take the same request, so they must be in one `
      + `HTTPRoute, which has at most ${ROUTE_LIMITS.rules} rules with ${ROUTE_LIMITS.matches} matches: give one of them another path or value, `
      + 'or make a second route with a hostname of its own');
  }

  private problems(): string[] {
    const { profile } = this.profiles;
    return [
      ...this.rules.length > 0 ? [] : ['a route has at least one rule, got none: call addRule()'],
      ...profile.experimental ? [] : this.experimental.map(({ field, alternative }) => `${field} is in the experimental channel only, and this app is `
        + `made for ${profile.profileName}: use a BackendTrafficPolicy (${alternative}), or \`GatewayProfiles.of(app).use(…_EXPERIMENTAL)\``),
    ];
  }
}

function checkedHostnames(hostnames: readonly string[]): readonly string[] {
  checkedList('hostnames of a route', hostnames, 0, Infinity);
  hostnames.forEach(hostname => checkedHostname('a hostname of a route', hostname));
  const twice = hostnames.find((hostname, index) => hostnames.indexOf(hostname) !== index);
  if (twice !== undefined) throw new Error(`a route names each hostname once, got ${shown(twice)} twice`);
  return hostnames;
}
