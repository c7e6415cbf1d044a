import { Labels } from './access';
import { NAMESPACE_NAME } from './label-selector';
import { OwnershipFacts, TeamFacts } from './ownership-facts';

/** Who owns a namespace: the team that lists it, else the namespace itself. */
export class Owners {
  private readonly teams = new Map<string, TeamFacts>();
  private readonly labels = new Map<string, Labels>();

  public constructor({ teams, objects }: Pick<OwnershipFacts, 'teams' | 'objects'>) {
    for (const team of teams) {
      for (const namespace of team.namespaces) {
        if (!this.teams.has(namespace)) this.teams.set(namespace, team);
        this.declare(namespace, team.labels);
      }
    }
    for (const { group, kind, name, labels } of objects) {
      if (group === '' && kind === 'Namespace') this.declare(name, labels ?? {});
    }
  }

  public teamOf(namespace: string): TeamFacts | undefined {
    return this.teams.get(namespace);
  }

  /** In words, and the same for two namespaces exactly when one owner has both. */
  public ownerOf(namespace: string): string {
    const team = this.teams.get(namespace);
    return team === undefined ? `namespace "${namespace}"` : `team "${team.name}"`;
  }

  /** The labels that a namespace is declared to carry, by its team or as an object; nothing when neither is in the app. */
  public labelsOf(namespace: string): Labels | undefined {
    return this.labels.get(namespace);
  }

  /** Those, and the one that every namespace carries. */
  public allLabelsOf(namespace: string): Labels {
    return { ...this.labels.get(namespace), [NAMESPACE_NAME]: namespace };
  }

  public get declaredNamespaces(): string[] {
    return [...this.labels.keys()];
  }

  private declare(namespace: string, labels: Labels): void {
    this.labels.set(namespace, { ...this.labels.get(namespace), ...labels });
  }
}
