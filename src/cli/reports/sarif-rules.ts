import type { ReportingDescriptor } from 'sarif';
import { RULES } from '../../checks/rules-in-order';
import { Finding } from '../../verdict/finding';
import { FINDING_KINDS, FindingKind } from '../../verdict/finding-kinds';

/** Where the pages of findings are. */
const PAGES = 'https://github.com/cdk8s-gateway-api/cdk8s-gateway-api/blob/main/docs/findings/';

/**
 * The rules of a SARIF run: every kind of finding in the order of the table, so that runs differ in results only, and after them the ids
 * that the table lacks, as they come.
 */
export class SarifRules {
  private readonly rules = [
    ...Object.entries<FindingKind>(FINDING_KINDS).map(([id, kind]) => descriptor(id, kind.title, kind.why, 'error')),
    ...RULES.map(({ id, title, why, severity }) => ({ ...descriptor(id, title, why, severity), helpUri: `${PAGES}${id}.md` })),
  ];
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
