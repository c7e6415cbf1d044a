import { posix } from 'path';
import { ApiObject, Chart, Names, YamlOutputType } from 'cdk8s';
import { RenderedChart } from './chart-objects';
import { YamlWriter } from './yaml-writer';

/** What there is to write: files and their text, and folders that are wanted even when empty, all by their path from the output folder. */
export interface Output {
  readonly files: ReadonlyMap<string, string>;
  readonly folders: ReadonlySet<string>;
}

export interface Layout {
  readonly yamlOutputType: YamlOutputType;
  readonly outputFileExtension: string;
  /** Whether names of charts begin with a number, for `kubectl` to apply them in their order. */
  readonly numbered: boolean;
}

/** The files that cdk8s would write of charts. Of two files of one name it keeps the later one, as the disk would. */
export function outputOf(charts: readonly RenderedChart[], layout: Layout): Output {
  const files = new Map<string, string>();
  const folders = new Set<string>();
  const writer = new YamlWriter();
  const add = (name: string, documents: readonly unknown[]) => {
    files.set(posix.normalize(name + layout.outputFileExtension), writer.stream(documents));
  };
  const nameOf = (chart: Chart, index: number) => (layout.numbered ? `${String(index).padStart(4, '0')}-` : '') + Names.toDnsLabel(chart);

  switch (layout.yamlOutputType) {
    case YamlOutputType.FILE_PER_APP:
      if (charts.length > 0) add('app', charts.flatMap(documentsIn));
      break;
    case YamlOutputType.FILE_PER_CHART:
      charts.forEach((each, index) => add(nameOf(each.chart, index), documentsIn(each)));
      break;
    case YamlOutputType.FILE_PER_RESOURCE:
      for (const document of charts.flatMap(documentsIn).filter(each => each !== undefined)) {
        add(resourceName(document), [document]);
      }
      break;
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      charts.forEach(({ chart, manifests }, index) => {
        const folder = nameOf(chart, index);
        folders.add(folder);
        manifests.forEach(([object, document]) => add(`${folder}/${resourceName(object as ApiObject)}`, [document]));
      });
      break;
  }
  return { files, folders };
}

export function documentsIn({ manifests }: RenderedChart): any[] {
  return manifests.map(([, document]) => document);
}

function resourceName({ kind, metadata }: { readonly kind: string; readonly metadata: { readonly name?: string } }): string {
  return `${kind}.${metadata.name}`.replace(/[^\w.-]/g, '');
}
