import { existsSync, writeSync } from 'fs';
import { Manifests } from './manifests/manifests';
import { Report } from './report';
import { Job, Message } from './sandbox/job';
import { API_SERVER, LOOPBACK, MANIFESTS, PROXY_ADDRESS, STACK } from './stack/whereabouts';
import { SUITES } from './suites';
import { Toolbox } from './tools/toolbox';

const MESSAGES = 3;
/** What is applied reaches a running proxy a moment later; one that reads a file has it all when it is up. */
const PATIENCE_MS = { a: 0, b: 2000, d: 20_000 };

/** What runs inside a sandbox: one job, which it reports on line by line. It stops when whoever started it says so, or is gone. */
async function main(): Promise<void> {
  const [, , folder, text] = process.argv;
  const job: Job = JSON.parse(text);
  process.stdin.resume().once('end', () => process.exit(1)).once('error', () => process.exit(1));

  const suite = SUITES.find(({ name }) => name === job.suite)!;
  const report = new Report(row => tell({ row }), PATIENCE_MS[job.level]);
  const context = { toolbox: new Toolbox(folder), job, report, tell };
  const failed = await suite.load().then(run => run(context)).then(() => false, error => {
    tell({ failure: (error as Error).stack ?? String(error) });
    return true;
  });
  if (!job.keep) process.exit(failed ? 1 : 0);
  // The one that failed is the one to look at.
  tell({ up: whereabouts(job) });
}

/** How to get at what is up. A suite that failed early may have left less of it. */
function whereabouts({ suite, level }: Job): string[] {
  const address = { a: undefined, b: LOOPBACK, d: PROXY_ADDRESS }[level];
  return [
    `${suite} is up; inside it:`,
    ...level === 'd' ? [`  API server  https://${API_SERVER.address}:${API_SERVER.port}, KUBECONFIG=${API_SERVER.kubeconfig}`] : [],
    ...address === undefined ? [] : [`  proxy       ${address}, ports ${listeners().join(', ')}`],
    `  files       ${STACK}: logs, manifests`,
  ];
}

/** Each port with its protocol, and the hostnames of the listeners there. */
function listeners(): string[] {
  if (!existsSync(MANIFESTS)) return [];
  const ports = new Map<string, string[]>();
  for (const { port, protocol, hostname } of new Manifests(MANIFESTS).ofKind('Gateway', 'ListenerSet').flatMap(({ spec }) => spec.listeners)) {
    const key = `${port} ${protocol}`;
    ports.set(key, [...ports.get(key) ?? [], ...hostname === undefined ? [] : [hostname]]);
  }
  return [...ports].map(([port, hostnames]) => hostnames.length === 0 ? port : `${port} (${hostnames.join(' ')})`);
}

function tell(message: Message): void {
  writeSync(MESSAGES, `${JSON.stringify(message)}\n`);
}

void main();
