import { App, Chart } from 'cdk8s';
import { resolveChartDependencies } from './chart-dependencies';
import { documentsOf } from './chart-objects';
import { CONSTRUCT_METADATA, constructMetadata } from './construct-metadata';
import { outputOf } from './output';
import { writeOutput } from './output-folder';
import { topology } from './topology';
import { validateTree } from './validation';
import { YamlWriter } from './yaml-writer';

/** Writes the manifests of an app to its output folder, all or none. */
export function synthesize(app: App, recordsMetadata: boolean): void {
  const { charts, numbered } = prepare(app);
  const { yamlOutputType, outputFileExtension } = app;
  const { files, folders } = outputOf(charts, { yamlOutputType, outputFileExtension, numbered });
  const metadata: Array<[string, string]> = recordsMetadata ? [[CONSTRUCT_METADATA, constructMetadata(charts)]] : [];
  writeOutput(app.outdir, { files: new Map([...files, ...metadata]), folders });
}

/** The manifests of an app as one text. */
export function manifestsOf(app: App): string {
  return new YamlWriter().stream(prepare(app).charts.flatMap(documentsOf));
}

function prepare(app: App): { readonly charts: Chart[]; readonly numbered: boolean } {
  validateTree(app);
  const numbered = resolveChartDependencies(app);
  return { charts: topology(app).filter(Chart.isChart), numbered };
}
