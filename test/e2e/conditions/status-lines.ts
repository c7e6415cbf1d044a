import { verdictsOf } from './verdicts-of';
import { KubernetesObject } from '../stack/kubectl';

/** Everything that is said of an object, each a line: what it is about, and what is said. */
export function statusLines(object: KubernetesObject): string[] {
  const { status = {} } = object;
  return [
    ...verdictsOf(object).flatMap(({ about, conditions, facts }) => [
      ...conditions.map(({ type, status: holds, reason }) => `${about}${type}=${holds} ${reason}`),
      ...facts.map(fact => `${about}${fact}`),
    ]),
    ...(status.attachedListenerSets ?? 0) > 0 ? [`attachedListenerSets ${status.attachedListenerSets}`] : [],
  ].sort();
}
