import { spawnSync } from 'child_process';
import { existsSync } from 'fs';
import { join } from 'path';
import { version } from '../../package.json';

const bin = join(__dirname, '..', '..', 'bin', 'cdk8s-gateway.js');

/** Runs the bundled command. */
function gateway(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8' });
}

test('lists every kind and version, with where it is served', () => {
  const { status, stdout } = gateway('kinds');
  expect(status).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(1 + 30);
  expect(lines.map(line => line.split(/ {2,}/))).toEqual(expect.arrayContaining([
    ['KIND', 'API VERSION', 'SCOPE', 'RELEASE', 'SERVED IN', 'NOTE'],
    ['HTTPRoute', 'gateway.networking.k8s.io/v1', 'namespace', 'gateway-api', 'standard, experimental'],
    ['TLSRoute', 'gateway.networking.k8s.io/v1alpha2', 'namespace', 'gateway-api', 'experimental', 'deprecated'],
    ['XMesh', 'gateway.networking.x-k8s.io/v1alpha1', 'cluster', 'gateway-api', 'experimental'],
    ['EnvoyProxy', 'gateway.envoyproxy.io/v1alpha1', 'namespace', 'envoy-gateway', 'always'],
  ]));
});

test('lists them as JSON, one entry for each channel', () => {
  const entries = JSON.parse(gateway('kinds', '--format', 'json').stdout);
  expect(entries).toHaveLength(49);
  expect(entries).toContainEqual({
    release: 'gateway-api',
    channel: 'standard',
    group: 'gateway.networking.k8s.io',
    kind: 'GatewayClass',
    version: 'v1',
    plural: 'gatewayclasses',
    namespaced: false,
    served: true,
    storage: true,
    deprecated: false,
    statusSubresource: true,
  });
});

test.each([
  ['an unknown command', ['route'], 'error: unknown command \'route\''],
  ['an unknown format', ['kinds', '--format', 'xml'], 'error: option \'--format <format>\' argument \'xml\' is invalid. Allowed choices are text, json.'],
  ['an unknown option', ['kinds', '--all'], 'error: unknown option \'--all\''],
  ['an argument too many', ['kinds', 'HTTPRoute'], 'error: too many arguments for \'kinds\'. Expected 0 arguments but got 1.'],
])('refuses %s with one line and status 2', (_, args, message) => {
  expect(gateway(...args)).toMatchObject({ status: 2, stdout: '', stderr: `${message}\n` });
});

test('tells its version and how to use it', () => {
  expect(gateway('--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
  expect(gateway('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('kinds [options]') });
});

test('is quiet when its reader has enough', () => {
  const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${bin}" kinds --format json | head -n 1`], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

(existsSync('/dev/full') ? test : test.skip)('says when it cannot write (needs /dev/full)', () => {
  const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${bin}" kinds > /dev/full`], { encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^error: cannot write the output: ENOSPC.*\n$/);
});
