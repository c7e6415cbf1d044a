import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import Table from 'cli-table3';
import { ImportedClasses, importClasses } from './cdk8s-import';
import { checkTable } from './check';
import { explainTable } from './explain';
import { firstLookMs, median, requireTimesMs, Run, runNode } from './measure';
import { statusTable } from './status';
import { synthTables } from './synth';
import { KIND_VERSIONS } from '../../imports/schema/kind-versions';

const ROOT = join(__dirname, '..', '..');
const CRDS = resolve(ROOT, process.env.CRDS_DIR ?? '../shared/crds');
const ROUNDS = 11;

/** Measures the library beside its peers, in one run, and prints the figures with the goals. */
async function main(scratch: string): Promise<void> {
  const peer = existsSync(CRDS) ? await importClasses(CRDS, join(scratch, 'peer')) : undefined;
  if (!peer) console.log(`no CRDs at ${CRDS} (set CRDS_DIR): what needs them is left out`);

  const table = new Table({ head: ['what', 'cdk8s import', 'ours', 'goal'], style: { head: [], border: [] } });
  table.push(...loading(peer), ...compiling(peer), ...generating(peer, join(scratch, 'imports')), ...schemaData());
  console.log(table.toString());
  console.log(checkTable(CRDS, scratch));
  console.log(statusTable());
  console.log(explainTable());
  console.log(synthTables());
}

function loading(peer: ImportedClasses | undefined): string[][] {
  const modules = ['cdk8s', join(ROOT, 'lib', 'src'), 'cdk8s-plus-28', ...peer ? [peer.folder] : []];
  const [cdk8s, ours, plus, imported] = requireTimesMs(modules, ROOT, ROUNDS);
  const ratio = (time: number | undefined) => time === undefined ? '–' : `${time.toFixed(0)} ms (${(time / cdk8s).toFixed(2)} ×)`;
  return [
    [`require(), median of ${ROUNDS}; cdk8s alone ${cdk8s.toFixed(0)} ms`, ratio(imported), ratio(ours), '< 1.5 × cdk8s'],
    ['  cdk8s-plus-28, for comparison', ratio(plus), '', ''],
  ];
}

function compiling(peer: ImportedClasses | undefined): string[][] {
  const ours = runNode(join(ROOT, 'node_modules', 'jsii', 'bin', 'jsii'), ['--silence-warnings=reserved-word', '--silence-warnings=JSII5019'], ROOT);
  return [
    ['jsii compile, time', seconds(peer?.compilation), seconds(ours), '< 10 s'],
    ['jsii compile, peak memory', mebibytes(peer?.compilation), mebibytes(ours), '< 400 MB'],
  ];
}

function generating(peer: ImportedClasses | undefined, out: string): string[][] {
  const files = readdirSync(join(ROOT, 'imports'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts') && !name.startsWith('schema'));
  const lines = files.reduce((sum, name) => sum + readFileSync(join(ROOT, 'imports', name), 'utf8').split('\n').length - 1, 0);
  const ours = peer && runNode(join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs'), [join(ROOT, 'projenrc', 'imports', 'main.ts'), '--crds', CRDS, '--out', out], ROOT);
  return [
    ['generated lines', peer ? String(peer.lines) : '–', String(lines), '< 15000'],
    ['generating, as a whole process', seconds(peer?.generation), seconds(ours), '< 5 s'],
  ];
}

function schemaData(): string[][] {
  const folder = join(ROOT, 'imports', 'schema');
  const bytes = readdirSync(folder).reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0);
  const times = KIND_VERSIONS.filter(({ served }) => served).map(({ kind, node }) => ({ kind, ms: firstLookMs(node) }));
  const slowest = times.reduce((a, b) => b.ms > a.ms ? b : a);
  return [
    [`schema data, ${KIND_VERSIONS.length} kind-versions`, '', `${(bytes / 1024).toFixed(0)} KiB`, '< 250 KiB'],
    ['loading one kind first, median of kinds', '', `${median(times.map(({ ms }) => ms)).toFixed(2)} ms`, 'about 1 ms'],
    [`  the slowest, ${slowest.kind}`, '', `${slowest.ms.toFixed(2)} ms`, ''],
  ];
}

function seconds(run: Run | undefined): string {
  return run ? `${run.seconds.toFixed(1)} s` : '–';
}

function mebibytes(run: Run | undefined): string {
  return run ? `${run.peakMiB.toFixed(0)} MiB` : '–';
}

const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
void main(scratch).finally(() => rmSync(scratch, { recursive: true, force: true }));
