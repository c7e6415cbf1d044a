import type { ReportingDescriptor } from 'sarif';
import { Finding } from '../../verdict/finding';
import { FINDING_KINDS, FindingKind } from '../../verdict/finding-kinds';

/**
 * The rules of a SARIF run: every kind of finding in the order of the table, so that runs differ in results only, and after them the ids
 * that the table lacks, as they come.
 */
export class SarifRules {
  private readonly rules = Object.entries<FindingKind>(FINDING_KINDS).map(([id, kind]) => descriptor(id, kind.title, kind.why, 'error'));
  private readonly indices = new Map(this.rules.map(({ id }, index) => [id, index]));

  public indexOf({ id, severity }: Finding): number {
    const index = this.indices.get(id) ?? this.rules.push(descriptor(id, id, `A finding by the name of ${id}.`, severity)) - 1;
    this.indices.set(id, index);
    return index;
  }

  public all(): ReportingDescriptor[] {
    return this.rules;
  }
}

/** What code scanning shows beside a result; all of the texts are required there. */
function descriptor(id: string, title: string, why: string, level: 'error' | 'warning'): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${title}. ${why}`, markdown: `**${title}.** ${why}` },
    defaultConfiguration: { level },
    properties: { 'tags': ['kubernetes'], 'precision': 'very-high', 'problem.severity': level },
  };
}
