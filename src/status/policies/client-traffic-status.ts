import { ClassScope, placeOf } from './class-scope';
import { clientTrafficDeprecations, ClientTrafficPolicyObject, clientTrafficProblem } from './client-traffic';
import { ancestorRef, conflict, unknownSection } from './policy-holders';
import { Ancestors } from './policy-state';
import { PolicyTargets, Target } from './policy-targets';
import { addTo } from '../../model/grouped';
import { Complaint } from '../condition';
import { SimulationContext } from '../simulation';
import { GatewayState, ListenerSetState, ListenerState } from '../state';

/** A ClientTrafficPolicy on a listener. */
export interface ClientTrafficInForce {
  readonly object: ClientTrafficPolicyObject;
  /** Why requests get a 500. */
  readonly problem?: Complaint;
}

/** Who took what of a Gateway: listeners by name, those of a ListenerSet by its name too, and wholes. */
interface Claims {
  readonly listeners: Map<string, ClientTrafficPolicyObject>;
  readonly wholes: Map<string, ClientTrafficPolicyObject>;
}

/** ClientTrafficPolicies of one class: first those for a listener, then those for a ListenerSet, then those for a Gateway. */
export class ClientTrafficPolicies {
  public readonly states = new Map<ClientTrafficPolicyObject, Ancestors>();
  public readonly inForce = new Map<ListenerState, ClientTrafficInForce>();
  private readonly claims = new Map<GatewayState, Claims>();
  private readonly byPort = new Map<string, ListenerState[]>();

  public constructor(
    policies: readonly ClientTrafficPolicyObject[], private readonly scope: ClassScope, private readonly context: SimulationContext,
  ) {
    if (policies.length === 0) return;
    for (const policy of policies) this.states.set(policy, new Ancestors(scope.controllerName));
    for (const listener of scope.gateways.flatMap(({ listeners }) => listeners).filter(isHttp)) {
      addTo(this.byPort, this.portKey(listener), listener);
    }
    const targets = new PolicyTargets(scope, context);
    for (const policy of policies) for (const target of targets.sections(policy, 'ListenerSet', 'Gateway')) this.judgeForListener(policy, target);
    for (const kind of ['ListenerSet', 'Gateway']) {
      for (const policy of policies) for (const target of targets.wholes(policy, kind)) this.judgeForWhole(policy, target);
    }
  }

  private judgeForListener(policy: ClientTrafficPolicyObject, target: Target): void {
    const found = this.find(target);
    if (found === undefined) return;
    const { gateway, set } = found;
    const listeners = set?.listeners ?? gateway.listeners;
    const names = set?.object.spec.listeners.map(({ name }) => name) ?? listeners.map(({ spec }) => spec.name);
    if (!names.includes(target.sectionName!)) return this.fail(policy, target, unknownSection(target, names));
    const claims = this.claimsOf(gateway).listeners;
    const key = set === undefined ? target.sectionName! : `${placeOf(target)}/${target.sectionName}`;
    const holder = claims.get(key);
    if (holder !== undefined) return this.fail(policy, target, conflict(policy, holder, target));
    claims.set(key, policy);
    // The name of a listener of a ListenerSet is found too, where no listener of the Gateway itself has it.
    const listener = listeners.find(({ spec }) => spec.name === target.sectionName);
    const problem = listener && (overlapComplaint(listener, this.others(listener, each => each === listener)) ?? this.apply(policy, listener));
    this.conclude(policy, target, problem, listener !== undefined && this.losesHttp3(policy, listener));
  }

  private judgeForWhole(policy: ClientTrafficPolicyObject, target: Target): void {
    const found = this.find(target);
    if (found === undefined) return;
    const { gateway, set } = found;
    const { listeners: claimed, wholes } = this.claimsOf(gateway);
    const place = placeOf(target);
    const holder = wholes.get(place);
    if (holder !== undefined) return this.fail(policy, target, conflict(policy, holder, target));
    const narrower = [...claimed.keys()].filter(key => set === undefined || key.startsWith(`${place}/`)).map(key => key.slice(key.lastIndexOf('/') + 1)).sort();
    if (narrower.length > 0) {
      this.states.get(policy)!.say(ancestorRef(target), conditions => conditions.hold(
        'Overridden', 'Overridden', `narrower policies of kind ${policy.kind} replace it, whole, for the listeners ${narrower.join(', ')}`, 'repeat there what must hold everywhere',
      ));
    }
    wholes.set(place, policy);
    const problems: Complaint[] = [];
    let losesHttp3 = false;
    // The same for every listener of a port, of which there may be thousands.
    const others = new Map<number, readonly ListenerState[]>();
    const isMeant = (each: ListenerState) => set === undefined ? each.gateway === gateway : each.set === set;
    for (const listener of set?.listeners ?? gateway.listeners) {
      const key = claimKey(listener);
      if (claimed.has(key)) continue;
      const { port } = listener.spec;
      if (isHttp(listener) && !others.has(port)) others.set(port, this.others(listener, isMeant));
      const overlap = isHttp(listener) ? overlapComplaint(listener, others.get(port)!) : undefined;
      const problem = overlap ?? this.apply(policy, listener);
      if (problem !== undefined) problems.push(problem);
      if (overlap === undefined) {
        losesHttp3 ||= this.losesHttp3(policy, listener);
        if (set !== undefined) claimed.set(key, policy);
      }
    }
    this.conclude(policy, target, problems[0], losesHttp3);
  }

  /** Puts a policy in force on a listener; says what is wrong. */
  private apply(policy: ClientTrafficPolicyObject, listener: ListenerState): Complaint | undefined {
    if (!isServed(listener)) return undefined;
    const problem = clientTrafficProblem(policy, listener, this.context);
    this.inForce.set(listener, { object: policy, ...problem !== undefined && { problem } });
    return problem;
  }

  /** Listeners of plain HTTP that share a port, and so their settings, with another, and are not meant. */
  private others(listener: ListenerState, isMeant: (other: ListenerState) => boolean): readonly ListenerState[] {
    return isHttp(listener) ? (this.byPort.get(this.portKey(listener)) ?? []).filter(other => !isMeant(other)) : [];
  }

  private portKey({ gateway, spec }: ListenerState): string {
    return `${this.scope.mergesGateways ? '' : placeOf({ kind: 'Gateway', ...gateway.object.metadata })} ${spec.port}`;
  }

  private losesHttp3({ spec }: ClientTrafficPolicyObject, listener: ListenerState): boolean {
    return isServed(listener) && listener.spec.protocol === 'HTTPS' && spec.http3 !== undefined && spec.tls?.clientValidation !== undefined;
  }

  private find(target: Target): { readonly gateway: GatewayState; readonly set?: ListenerSetState } | undefined {
    const { gateways, listenerSets } = this.scope.byKey;
    const place = placeOf(target);
    if (target.kind === 'ListenerSet') {
      const set = listenerSets.get(place);
      return set && { gateway: set.gateway, set };
    }
    const gateway = gateways.get(place);
    return gateway && { gateway };
  }

  private claimsOf(gateway: GatewayState): Claims {
    let claims = this.claims.get(gateway);
    if (claims === undefined) this.claims.set(gateway, claims = { listeners: new Map(), wholes: new Map() });
    return claims;
  }

  private conclude(policy: ClientTrafficPolicyObject, target: Target, problem: Complaint | undefined, losesHttp3: boolean): void {
    if (problem !== undefined) this.fail(policy, target, problem);
    const deprecations = clientTrafficDeprecations(policy.spec);
    this.states.get(policy)!.say(ancestorRef(target), conditions => {
      if (conditions.get('Accepted') === undefined) conditions.hold('Accepted', 'Accepted', 'clients are served as it says');
      const warnings = [
        ...losesHttp3 ? [{ reason: 'UnsupportedHTTP3ClientValidation', message: 'HTTP/3 stays off, because Envoy cannot ask for client certificates there' }] : [],
        ...deprecations.length > 0 ? [{ reason: 'DeprecatedField', message: `of its fields some are to go: ${deprecations.join('; ')}` }] : [],
      ];
      if (warnings.length === 0) return;
      conditions.hold('Warning', warnings.length > 1 ? 'Warnings' : warnings[0].reason, warnings.map(({ message }) => message).join('; '), 'leave out what has no effect or is to go');
    });
  }

  private fail(policy: ClientTrafficPolicyObject, target: Target, complaint: Complaint): void {
    this.states.get(policy)!.say(ancestorRef(target), conditions => conditions.fail('Accepted', complaint));
  }
}

/** How many listeners a message has room for. */
const NAMED = 5;

function overlapComplaint({ spec: { name, port } }: ListenerState, others: readonly ListenerState[]): Complaint | undefined {
  const names = others.slice(0, NAMED).map(({ spec }) => spec.name).join(', ');
  return others.length === 0 ? undefined : {
    reason: 'Invalid',
    message: `listener ${name} shares port ${port} with ${names}${others.length > NAMED ? ' and others' : ''}, and plain HTTP has one setting for a port`,
    fix: 'target the whole that has all listeners of the port, or give the listener a port of its own',
  };
}

/** Whether proxies serve a listener at all. */
function isServed({ conditions, clientValidation }: ListenerState): boolean {
  return conditions.isTrue('Programmed') && clientValidation?.complaint === undefined;
}

function isHttp(listener: ListenerState): boolean {
  return listener.spec.protocol === 'HTTP' && isServed(listener);
}

function claimKey({ set, spec: { name } }: ListenerState): string {
  return set === undefined ? name : `${placeOf({ kind: 'ListenerSet', ...set.object.metadata })}/${name}`;
}
