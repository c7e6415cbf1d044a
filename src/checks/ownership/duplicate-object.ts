import { ObjectFacts } from '../../model/ownership-facts';
import { Check, entry } from '../ownership-view';

/** Two objects of one kind, namespace and name: the one applied last would replace the other. */
export const duplicateObject: Check = ({ facts }) => {
  const found = new Map<string, ObjectFacts[]>();
  for (const object of facts.objects) {
    entry(found, [object.group, object.kind, object.namespace ?? '', object.name].join('/'), () => []).push(object);
  }
  return [...found.values()].filter(objects => objects.length > 1).flatMap(objects => {
    const [first, ...rest] = objects;
    return rest.map(object => ({
      id: 'duplicate-object',
      severity: 'error' as const,
      path: object.path,
      message: `${describe(object)} is made twice, at ${first.path} and at ${object.path}: give one of them another name`,
    }));
  });
};

function describe({ kind, namespace, name }: ObjectFacts): string {
  return namespace === undefined ? `${kind} "${name}"` : `${kind} "${name}" of namespace "${namespace}"`;
}
