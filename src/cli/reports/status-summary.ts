import { printable } from './printable';
import { acknowledgementsOf } from '../../checks/acknowledgements';
import { ClusterView } from '../../checks/cluster-view';
import { unsupportedFeature } from '../../checks/rules/unsupported-feature';
import { describeObject } from '../../model/cluster-object';
import { Simulation } from '../../status/simulation';
import { StatusReport } from '../../status/status-report';
import { objectsWithoutStatus } from '../../status/without-status';
import { implementationNamed } from '../../verdict/implementations';

/** What the statuses come to, and what they do not tell of. */
export interface StatusSummary {
  readonly reports: readonly StatusReport[];
  readonly simulation: Simulation;
  /** How many objects the API server would refuse. */
  readonly refused: number;
  /** As the call has them. */
  readonly options: { readonly profile: string; readonly without: readonly string[] };
}

/** Beyond these, objects without a status are counted. */
const MOST_NAMED = 5;

/** Sentences, a line each. */
export function statusSummary(summary: StatusSummary): string[] {
  const reservations = [...withoutStatus(summary), ...lackingFeatures(summary)];
  return [countLine(summary, reservations.length > 0), ...reservations];
}

/** `3 objects have a status, 1 was refused by the API server; what has one is as hoped.` */
function countLine({ reports, refused }: StatusSummary, isReserved: boolean): string {
  const said = reports.length === 0 ? 'no object has a status' : `${reports.length} ${reports.length === 1 ? 'object has' : 'objects have'} a status`;
  const left = refused === 0 ? '' : `, ${refused} ${refused === 1 ? 'was' : 'were'} refused by the API server`;
  const amiss = reports.filter(({ isFine }) => !isFine).length;
  const verdict = reports.length === 0 ? '' : amiss > 0 ? `; ${amiss} not as hoped` : isReserved || refused > 0 ? '; what has one is as hoped' : '; all is well';
  return `${said}${left}${verdict}.`;
}

function withoutStatus({ reports, simulation }: StatusSummary): string[] {
  const objects = objectsWithoutStatus(simulation.objects, reports);
  if (objects.length === 0) return [];
  const named = objects.slice(0, MOST_NAMED).map(object => printable(describeObject(object)));
  const more = objects.length > MOST_NAMED ? ` and ${objects.length - MOST_NAMED} more` : '';
  return [`${objects.length} ${objects.length === 1 ? 'object has' : 'objects have'} none, for no controller says anything of ${objects.length === 1 ? 'it' : 'them'}: ${named.join(', ')}${more}.`];
}

/** Of releases every feature is taken to be there, unless the call says otherwise. */
function lackingFeatures({ simulation, options: { profile, without } }: StatusSummary): string[] {
  if (implementationNamed(profile) === undefined && without.length === 0) return [];
  const uses = [...unsupportedFeature.find(new ClusterView(simulation))].filter(({ object }) =>
    !acknowledgementsOf(object).some(({ id, reason }) => id === unsupportedFeature.id && reason !== undefined));
  if (uses.length === 0) return [];
  const call = ['cdk8s-gateway check --profile', profile, ...without.length === 0 ? [] : [`--without ${without.join(',')}`]].join(' ');
  return [`${uses.length} ${uses.length === 1 ? 'use' : 'uses'} of features that the implementation lacks or has not shown: "${call}" lists ${uses.length === 1 ? 'it' : 'them'}.`];
}
