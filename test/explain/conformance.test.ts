import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import Table from 'cli-table3';
import { loadAll } from 'js-yaml';
import { ConformanceCase, deviation, PrintedExplanation, requestLine, Workloads } from './conformance-case';
import { outOfReach } from './out-of-reach';
import { explain } from '../../src/cli/explain';
import { scratchFolder } from '../scratch-folder';
import { SharedFolder } from '../shared-folder';

SharedFolder.ORACLES.test('sends upstream\'s conformance requests where a conformant implementation sends them', () => {
  const folder = join(SharedFolder.ORACLES.path, 'routing');
  const failed: string[] = [];
  const reasons = new Map<string, number>();
  let passed = 0;
  for (const test of readdirSync(folder).sort()) {
    const manifests = join(folder, test, 'manifests.yaml');
    const { cases } = JSON.parse(readFileSync(join(folder, test, 'cases.json'), 'utf8')) as { readonly cases: readonly ConformanceCase[] };
    const explanations = explanationsOf(cases, manifests);
    const workloads = workloadsIn(manifests);
    for (const [index, each] of cases.entries()) {
      const reason = outOfReach(test, each);
      const problem = deviation(each, explanations[index], workloads);
      if (reason !== undefined) {
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        if (problem === undefined) failed.push(`${test}: ${each.name}: it is not out of reach`);
      } else if (problem === undefined) {
        passed++;
      } else {
        failed.push(`${test}: ${each.name}: ${problem}`);
      }
    }
  }
  const unreachable = [...reasons.values()].reduce((sum, count) => sum + count, 0);
  const figures = new Table({ head: ['conformance requests', ''], style: { head: [], border: [] } });
  figures.push(['passed', passed], ['failed', failed.length], ['out of reach', unreachable], ...[...reasons].map(([reason, count]) => [`  ${reason}`, count]));
  process.stdout.write(`${figures.toString()}\n`);
  expect(failed).toEqual([]);
  expect(passed + unreachable).toBe(441);
}, 120_000);

function explanationsOf(cases: readonly ConformanceCase[], manifests: string): readonly PrintedExplanation[] {
  const requests = join(scratchFolder(), 'requests.jsonl');
  writeFileSync(requests, cases.map(requestLine).join('\n'));
  let text = '';
  const complaints: string[] = [];
  const code = explain([manifests], {
    profile: 'gateway-api-1.6-experimental',
    without: [],
    assume: [],
    requests,
    format: 'json',
    colours: false,
    header: [],
    clientCert: false,
    write: part => void (text += part),
    complain: each => void complaints.push(each),
  });
  if (code !== 0) throw new Error(complaints.join('\n'));
  return text.trim().split('\n').map(line => JSON.parse(line));
}

interface Manifest {
  readonly kind?: string;
  readonly metadata?: { readonly namespace?: string; readonly name: string; readonly labels?: { readonly [name: string]: string } };
  readonly spec?: { readonly selector?: object };
  readonly endpoints?: ReadonlyArray<{ readonly targetRef?: { readonly name: string } }>;
}

/** Upstream tells backends apart by their pods: those that a Service selects, or that its EndpointSlices name. */
function workloadsIn(manifests: string): Workloads {
  const objects = loadAll(readFileSync(manifests, 'utf8')) as readonly Manifest[];
  const services = objects.filter(({ kind }) => kind === 'Service');
  return (namespace, name) => {
    const isHere = ({ metadata }: Manifest) => metadata?.namespace === namespace;
    const selector = JSON.stringify(services.find(each => isHere(each) && each.metadata?.name === name)?.spec?.selector);
    const selecting = services.filter(each => isHere(each) && selector !== undefined && JSON.stringify(each.spec?.selector) === selector);
    const pods = objects.filter(each => each.kind === 'EndpointSlice' && isHere(each) && each.metadata?.labels?.['kubernetes.io/service-name'] === name)
      .flatMap(({ endpoints = [] }) => endpoints.flatMap(({ targetRef }) => targetRef?.name ?? []));
    return new Set([name, ...selecting.map(({ metadata }) => metadata!.name), ...pods.map(pod => pod.replace(/-\d+-\d+$/, ''))]);
  };
}
