import { App, Chart, YamlOutputType } from 'cdk8s';
import { resolveChartDependencies } from './chart-dependencies';
import { rendered, RenderedChart } from './chart-objects';
import { CONSTRUCT_METADATA, constructMetadata } from './construct-metadata';
import { documentsIn, outputOf } from './output';
import { writeOutput } from './output-folder';
import { topology } from './topology';
import { problemsIn, refuse } from './validation';
import { YamlWriter } from './yaml-writer';
import { ManifestCheck } from '../ownership/manifest-check';

/** Writes the manifests of an app to its output folder, all or none. */
export function synthesize(app: App, recordsMetadata: boolean): void {
  const { yamlOutputType, outputFileExtension } = app;
  const { charts, numbered } = prepare(app, yamlOutputType === YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE);
  const { files, folders } = outputOf(charts, { yamlOutputType, outputFileExtension, numbered });
  const metadata: Array<[string, string]> = recordsMetadata ? [[CONSTRUCT_METADATA, constructMetadata(charts.map(({ chart }) => chart))]] : [];
  writeOutput(app.outdir, { files: new Map([...files, ...metadata]), folders });
}

/** The manifests of an app as one text. */
export function manifestsOf(app: App): string {
  return new YamlWriter().stream(prepare(app, false).charts.flatMap(documentsIn));
}

/** Manifests are judged as they are rendered for writing, and so rendered once. */
function prepare(app: App, oneByOne: boolean): { readonly charts: RenderedChart[]; readonly numbered: boolean } {
  const check = ManifestCheck.within(app);
  refuse(check === undefined ? problemsIn(app) : check.whileLater(() => problemsIn(app)));
  const numbered = resolveChartDependencies(app);
  const charts = topology(app).filter(Chart.isChart).map(chart => rendered(chart, oneByOne));
  refuse(check?.problemsOf(charts.flatMap(({ manifests }) => manifests)) ?? []);
  return { charts, numbered };
}
