import { ClusterObject } from '../model/cluster-object';

/** The annotation by which an object acknowledges findings about it: a line for each, `unused-grant: the reason`. */
export const ACKNOWLEDGE = 'cdk8s-gateway-api/acknowledge';

/** A line of the annotation. */
export interface Acknowledgement {
  readonly object: ClusterObject;
  readonly line: string;
  /** Id of what is acknowledged; nothing where the line cannot be read. */
  readonly id?: string;
  /** Nothing where none is given: then nothing is acknowledged. */
  readonly reason?: string;
}

/** What an object acknowledges. */
export function acknowledgementsOf(object: ClusterObject): Acknowledgement[] {
  const { annotations } = object.metadata;
  const text: unknown = annotations !== undefined && Object.hasOwn(annotations, ACKNOWLEDGE) ? annotations[ACKNOWLEDGE] : undefined;
  if (typeof text !== 'string') return [];
  return text.split('\n').map(line => line.trim()).filter(line => line !== '').map(line => {
    const [, id, reason = ''] = /^([a-z]+(?:-[a-z]+)*)\s*(?::\s*(.*))?$/.exec(line) ?? [];
    return { object, line, ...id !== undefined && { id }, ...reason.trim() !== '' && { reason: reason.trim() } };
  });
}
