import { Finding } from '../model/ownership-facts';
import { closestName } from '../verdict/sentences/closest-name';

/** A reason to let findings of a check be, at a construct and below it. */
export interface AcknowledgedPath {
  readonly id: string;
  /** Path of the construct; empty for the whole app. */
  readonly path: string;
  readonly reason: string;
}

/**
 * Findings with the reason that somebody has given, the innermost where there are several; and what was acknowledged and is not found, unless
 * it is for others to find.
 */
export function withReasons(findings: readonly Finding[], given: readonly AcknowledgedPath[], ofOthers: ReadonlySet<string> = new Set()): Finding[] {
  if (given.length === 0) return [...findings];
  const reasons = new Map(given.map(each => [keyOf(each.id, each.path), each]));
  const used = new Set<AcknowledgedPath>();
  const applied = findings.map(finding => {
    const found = scopesOf(finding.path).map(path => reasons.get(keyOf(finding.id, path))).filter(each => each !== undefined);
    found.forEach(each => used.add(each));
    return found.length === 0 ? finding : { ...finding, acknowledged: found[0].reason };
  });
  return [...applied, ...[...reasons.values()].filter(each => !used.has(each) && !ofOthers.has(each.id)).map(each => unused(each, findings))];
}

/** A path, and those of the constructs around it, from the innermost. */
function scopesOf(path: string): string[] {
  const ids = path.split('/');
  return [...ids.map((_, index) => ids.slice(0, ids.length - index).join('/')), ''];
}

function unused({ id, path }: AcknowledgedPath, findings: readonly Finding[]): Finding {
  const near = closestName(id, [...new Set(findings.map(each => each.id))]);
  return {
    id: 'unused-acknowledgement',
    severity: 'warning',
    path,
    message: `${id} is acknowledged, and not found here${near === undefined || near === id ? '' : `, as ${near} is`}: remove the acknowledgement`,
  };
}

function keyOf(id: string, path: string): string {
  return `${id} ${path}`;
}
