import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Contribution } from './app-facts';
import { Ownership } from './ownership';
import { checkedHostname, checkedLabel, checkedLabels, checkedLabelValue, shown } from '../model/checked-argument';

/** Properties of `Team`. */
export interface TeamProps {
  /** Name of the team; the value of the label `gateway.cdk8s.io/team`. At most 63 characters. */
  readonly name: string;
  /** Namespaces that belong to the team. At least one, none of them of another team. */
  readonly namespaces: string[];
  /**
   * Hostnames that routes and listeners of the team may claim; `*.example.com` gives the wildcard and everything below it, an empty list none.
   * One that is written out, without a wildcard, is kept from everyone else who was not given it too.
   *
   * @default - any that a listener serves
   */
  readonly hostnames?: string[];
  /**
   * Labels that the team's namespaces will carry, so that access by labels can be judged.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

/**
 * A team and what belongs to it, as the platform declares it, in a chart of the platform. It renders no object: it is what the ownership
 * checks and the label `gateway.cdk8s.io/team` go by. Charts whose namespace it lists are the team's.
 */
export class Team extends Construct {
  /** Name of the team. */
  public readonly teamName: string;
  /** Namespaces that belong to the team. */
  public readonly namespaces: string[];
  /** Labels that the team's namespaces will carry. */
  public readonly labels: { [key: string]: string };
  private readonly hostnames?: string[];

  public constructor(scope: Construct, id: string, props: TeamProps) {
    super(scope, id);
    if (!this.node.scopes.some(Chart.isChart)) {
      throw new Error(`team "${props.name}" is in no chart: declare it in one of the platform, as in new Team(new Chart(app, 'teams'), ${shown(id)}, { … })`);
    }
    this.teamName = checkedLabelValue('the name of a team', props.name);
    if (!Array.isArray(props.namespaces) || props.namespaces.length === 0) {
      throw new Error(`team "${props.name}" must list at least one namespace, got ${shown(props.namespaces)}`);
    }
    this.namespaces = [...new Set(props.namespaces.map(each => checkedLabel(`a namespace of team "${props.name}"`, each)))];
    this.hostnames = props.hostnames?.map(each => checkedHostname(`a hostname of team "${props.name}"`, each));
    this.labels = checkedLabels(`labels of team "${props.name}"`, props.labels ?? {});
    Ownership.of(this)._report(this);
  }

  /** @internal */
  public _ownershipFacts(): Contribution {
    const { teamName: name, namespaces, hostnames, labels } = this;
    return { teams: [{ path: this.node.path, chartNamespace: Chart.of(this).namespace, name, namespaces, hostnames, labels }] };
  }
}
