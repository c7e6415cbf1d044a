import { classProblem } from './class-problem';
import { loadCluster, LoadedCluster } from './loaded-cluster';
import { objectLabel } from './reports/object-label';
import { printable } from './reports/printable';
import { statusJson } from './reports/status-json';
import { statusSummary } from './reports/status-summary';
import { statusTable } from './reports/status-table';
import { behaviourFor, SimulationOptions } from './simulation-options';
import { ReadingProblem } from '../manifests/source-document';
import { simulate } from '../status/simulate';
import { statusReports } from '../status/status-report';
import { Catalog } from '../verdict/catalog';
import { profileNamed } from '../verdict/implementations';

export type StatusFormat = 'text' | 'json';

export interface StatusOptions extends SimulationOptions {
  readonly format: StatusFormat;
  readonly colours: boolean;
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Writes the statuses of everything in files, folders and the standard input, and gives the number to end with. */
export function status(paths: readonly string[], options: StatusOptions): number {
  const cluster = loadCluster(paths, new Catalog(profileNamed(options.profile)!), options.assume);
  const isRead = complainOf(cluster, options.complain);
  if (cluster.count === 0 && cluster.refused.length === 0) {
    if (isRead) options.complain(`error: there is no manifest in ${paths.map(printable).join(' ')}: name a file or a folder with some`);
    return 2;
  }
  const simulation = simulate(cluster.objects, behaviourFor(options));
  const reports = statusReports(simulation);
  const problem = classProblem(simulation, cluster);
  if (problem !== undefined) options.complain(`error: ${printable(problem)}`);
  if (options.format === 'json') statusJson(reports, options.write);
  else options.write(`${statusTable(reports, options.colours)}${statusSummary({ reports, simulation, refused: cluster.refused.length, options }).join('\n')}\n`);
  if (!isRead) return 2;
  return reports.every(({ isFine }) => isFine) && cluster.refused.length === 0 && problem === undefined ? 0 : 1;
}

/** Beyond these, what is left out is counted. */
const MOST_LEFT_OUT = 20;

/** Says what is not in the simulated cluster; gives whether everything could be read. */
export function complainOf({ problems, refused }: Pick<LoadedCluster, 'problems' | 'refused'>, complain: (text: string) => void): boolean {
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const problem of errors) complain(`error: ${placeOf(problem)}: ${printable(problem.message)}: ${printable(problem.fix)}`);
  for (const { object, manifest: { source } } of refused.slice(0, MOST_LEFT_OUT)) {
    complain(`warning: ${printable(source.file)}:${source.line}: the API server would refuse ${printable(objectLabel(object))}, so it is left out: "cdk8s-gateway check" says why`);
  }
  if (refused.length > MOST_LEFT_OUT) complain(`warning: and ${refused.length - MOST_LEFT_OUT} more: "cdk8s-gateway check" lists them`);
  return errors.length === 0;
}

function placeOf({ file, line, column }: ReadingProblem): string {
  return [printable(file), ...line === undefined ? [] : [line, ...column === undefined ? [] : [column]]].join(':');
}
