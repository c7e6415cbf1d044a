import { Acknowledgement, acknowledgementsOf } from './acknowledgements';
import { ClusterView, Surroundings } from './cluster-view';
import { Found } from './found';
import { Rule } from './rule';
import { unused, unusedAcknowledgement } from './rules/unused-acknowledgement';
import { RULES } from './rules-in-order';
import { ClusterObject } from '../model/cluster-object';
import { Simulation } from '../status/simulation';
import { Severity } from '../verdict/finding';

/** Something that the rules found in a cluster. */
export interface ClusterFinding extends Found {
  /** Of the rule. */
  readonly id: string;
  readonly severity: Severity;
  /** Why it is right as it is, where somebody has said so; then it does not count. */
  readonly acknowledged?: string;
}

/** Everything the rules have to say about a simulated cluster, rule by rule; acknowledged findings among the others. */
export function clusterFindings(simulation: Simulation, surroundings: Surroundings = {}): ClusterFinding[] {
  const view = new ClusterView(simulation, surroundings);
  const given = new Given(simulation.objects.all());
  const findings = RULES.flatMap(rule => [...rule.find(view)].map(found => given.applied(findingOf(rule, found))));
  const ids = RULES.map(({ id }) => id);
  return [...findings, ...given.left().map(each => findingOf(unusedAcknowledgement, unused(each, ids)))];
}

function findingOf({ id, severity }: Rule, found: Found): ClusterFinding {
  return { id, severity, ...found };
}

/** What objects acknowledge, and which of it has matched something. */
class Given {
  private readonly byObject = new Map<ClusterObject, Acknowledgement[]>();
  private readonly used = new Set<Acknowledgement>();

  public constructor(objects: Iterable<ClusterObject>) {
    for (const object of objects) {
      const valid = acknowledgementsOf(object).filter(({ id, reason }) => id !== undefined && reason !== undefined);
      if (valid.length > 0) this.byObject.set(object, valid);
    }
  }

  public applied(finding: ClusterFinding): ClusterFinding {
    const matching = this.byObject.get(finding.object)?.filter(({ id }) => id === finding.id) ?? [];
    matching.forEach(each => this.used.add(each));
    return matching.length === 0 ? finding : { ...finding, acknowledged: matching[0].reason };
  }

  public left(): Acknowledgement[] {
    return [...this.byObject.values()].flat().filter(each => !this.used.has(each));
  }
}
