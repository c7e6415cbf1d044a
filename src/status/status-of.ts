import { Behaviour } from './behaviour';
import { Conditions } from './condition';
import { policyStatuses } from './policies/policies';
import { PolicyState } from './policies/policy-state';
import { Simulation } from './simulation';
import { ListenerState } from './state';
import { ClusterObject } from '../model/cluster-object';
import { ParentRef } from '../model/route-objects';

/** The status of an object in the shape of its API, but for the times of transitions, which only a cluster knows. */
export interface ObjectStatus {
  readonly object: ClusterObject;
  readonly status: { readonly [field: string]: unknown };
}

export interface ApiCondition {
  readonly type: string;
  readonly status: 'True' | 'False';
  readonly reason: string;
  readonly message: string;
  readonly observedGeneration?: number;
}

/** The statuses that a simulation comes to: one for each object of which a controller says something, by kind, then oldest first. */
export function statusesOf(simulation: Simulation): ObjectStatus[] {
  const { classes, gateways, listenerSets, routes, behaviour } = simulation;
  const listenerStatus = (listener: ListenerState, object: ClusterObject) => listenerStatusOf(listener, object, behaviour);
  return [
    ...classes.map(({ object, conditions }) => ({ object, status: { conditions: apiConditions(conditions, object) } })),
    ...gateways.map(({ object, conditions, listeners, attachedListenerSets, isRelevant }) => ({
      object,
      status: {
        conditions: apiConditions(conditions, object),
        ...isRelevant && { listeners: listeners.filter(({ set }) => set === undefined).map(listener => listenerStatus(listener, object)) },
        ...attachedListenerSets > 0 && { attachedListenerSets },
      },
    })),
    ...listenerSets.map(({ object, conditions, listeners }) => ({
      object,
      status: {
        conditions: apiConditions(conditions, object),
        ...listeners.length > 0 && { listeners: listeners.map(listener => listenerStatus(listener, object)) },
      },
    })),
    ...routes.filter(({ parents }) => parents.length > 0).map(({ object, parents }) => ({
      object,
      status: {
        parents: parents.map(({ ref, gateway, conditions }) => ({
          parentRef: ref satisfies ParentRef, controllerName: gateway.controllerName, conditions: apiConditions(conditions, object),
        })),
      },
    })),
    ...policyStatuses(simulation).filter(isSaid).map(({ object, conditions, ancestors }) => ({
      object,
      status: conditions !== undefined ? { conditions: apiConditions(conditions, object) } : {
        ancestors: ancestors.map(({ ancestorRef, controllerName, conditions: own }) => ({
          ancestorRef, ...controllerName !== undefined && { controllerName }, conditions: apiConditions(own, object),
        })),
      },
    })),
  ];
}

function isSaid({ ancestors, conditions }: PolicyState): boolean {
  return ancestors.length > 0 || conditions !== undefined;
}

function listenerStatusOf(listener: ListenerState, object: ClusterObject, behaviour: Behaviour): { readonly [field: string]: unknown } {
  const { spec, supportedKinds, conditions } = listener;
  return {
    name: spec.name,
    supportedKinds,
    attachedRoutes: attachedRoutes(listener, behaviour),
    conditions: apiConditions(conditions, object),
  };
}

/** Envoy Gateway counts a route once for each of its parentRefs, and an HTTPRoute even where it is not accepted. */
export function attachedRoutes({ attachments }: ListenerState, { envoyGateway }: Behaviour): number {
  if (envoyGateway) return attachments.length;
  return new Set(attachments.filter(({ parent }) => !parent.conditions.isFalse('Accepted')).map(({ route }) => route)).size;
}

function apiConditions({ all }: Conditions, { metadata: { generation } }: ClusterObject): ApiCondition[] {
  const observed = generation === undefined ? {} : { observedGeneration: generation };
  return all.map(({ type, status, reason, message }) => ({ type, status, reason, message, ...observed }));
}
