import { SubjectInCluster } from './example';
import { Edit } from '../manifests/manifests';
import { STACK } from '../stack/whereabouts';

/** An edit of an example's manifests, and what it should do to one object and to the traffic. */
export interface EditedCase {
  /** In a few words, after the name of the object: `without its grant`. */
  readonly what: string;
  readonly edit: Edit;
  /** The object that should complain, as kind and namespace/name; in the edited manifests. */
  readonly object: readonly [kind: string, name: string];
  /** Its condition, as `ResolvedRefs False (RefNotPermitted)`. */
  readonly condition: readonly [type: string, expected: string];
  readonly refused: () => Promise<void>;
  /** What shows that all is well again. */
  readonly restored: () => Promise<void>;
}

/** Applies an edited copy, looks at what became of it, and puts the manifests back as they were. */
export async function tryEdited({ cluster, manifests, report }: SubjectInCluster, edited: EditedCase): Promise<void> {
  const { what, edit, object, condition: [type, expected], refused, restored } = edited;
  const copy = manifests.edited(`${STACK}/edited/${what.replace(/\W+/g, '-')}`, edit);
  await cluster.replace(manifests, copy);
  await report.eventually(`${object.join(' ')} ${what}: ${type}`, expected, () => cluster.condition(copy.named(...object), type));
  await refused();
  await cluster.replace(copy, manifests);
  await restored();
}
