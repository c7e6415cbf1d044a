import { Chart } from 'cdk8s';
import { loadAll } from 'js-yaml';
import { AppPlan } from './app-plan';
import { build } from './build-app';
import { filesIn, scratchFolder } from '../scratch-folder';

/** An object of the output, and the file it is in. */
export interface Written {
  readonly file: string;
  readonly manifest: any;
}

/** What an app writes, file by file. Warnings are not printed. */
export function synthesized(plan: AppPlan, random?: (count: number) => number): Map<string, string> {
  const outdir = scratchFolder();
  quietly(() => build(plan, outdir, random).synth());
  return filesIn(outdir);
}

/** The documents of an app as it would write them, without the time that writing takes. */
export function rendered(plan: AppPlan, random?: (count: number) => number): Written[] {
  const app = build(plan, 'nowhere', random);
  return quietly(() => {
    const errors = app.node.findAll().flatMap(construct => construct.node.validate());
    if (errors.length > 0) throw new Error(errors.join('\n'));
    return app.node.children.filter(Chart.isChart).flatMap(chart => chart.toJson().map(manifest => ({ file: `${chart.node.id}.k8s.yaml`, manifest })));
  });
}

export function documentsOf(files: ReadonlyMap<string, string>): Written[] {
  return [...files].flatMap(([file, text]) => (loadAll(text) as any[]).map(manifest => ({ file, manifest })));
}

function quietly<Result>(run: () => Result): Result {
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    return run();
  } finally {
    stderr.mockRestore();
  }
}
