import { ObjectReference } from './explained-parts';
import { objectText } from '../model/cluster-object';

/** Beyond these nobody is helped by more names. */
const MOST_NAMED = 5;

/** That an object is not among those that are there, and which may have been meant; nothing where it is. */
export function absenceText(object: ObjectReference, known: readonly ObjectReference[]): string | undefined {
  const text = textOf(object);
  const alike = known.filter(each => each.name === object.name && each.kind.toLowerCase() === object.kind.toLowerCase()).map(textOf);
  if (alike.includes(text)) return undefined;
  const meant = [...new Set(alike)].slice(0, MOST_NAMED);
  if (meant.length === 0) return `there is no ${text} in the cluster: ask for one that the app or the manifests make`;
  return `there is no ${text} in the cluster, and there is ${meant.join(', ')}: ask for it by this kind and namespace`;
}

function textOf({ kind, namespace, name }: ObjectReference): string {
  return objectText(kind, namespace === '' ? undefined : namespace, name);
}
