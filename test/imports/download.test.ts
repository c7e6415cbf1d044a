import { execFile } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { createServer, Server } from 'https';
import { AddressInfo } from 'net';
import { join } from 'path';
import { generate } from 'selfsigned';
import { Fixture } from './fixture';

const ROOT = join(__dirname, '..', '..');

/** What the server holds, by path. */
const served = new Map<string, string>();
const asked: string[] = [];
let server: Server;
let mirror: string;
/** Where nobody listens any more. */
let silent: string;
let authority: string;

beforeAll(async () => {
  const certificate = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  authority = new Fixture().put('ca.pem', certificate.cert);
  server = createServer({ key: certificate.private, cert: certificate.cert }, (request, response) => {
    asked.push(request.url!);
    const body = served.get(request.url!);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>(ready => server.listen(0, 'localhost', ready));
  mirror = `https://localhost:${(server.address() as AddressInfo).port}`;
  const closed = createServer().listen(0, 'localhost');
  await new Promise(ready => closed.once('listening', ready));
  silent = `https://localhost:${(closed.address() as AddressInfo).port}`;
  await new Promise(done => closed.close(done));
});

afterAll(() => new Promise(closed => server.close(closed)));

/** Runs the command in a process of its own: which authorities it trusts is settled at its start. */
function runImports(args: string[], env: NodeJS.ProcessEnv): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise(done => execFile(
    process.execPath, ['--import', 'tsx', join(ROOT, 'projenrc', 'imports', 'main.ts'), ...args], { cwd: ROOT, env: { ...process.env, ...env } },
    (error, stdout, stderr) => done({ code: error ? error.code as number : 0, stdout, stderr }),
  ));
}

/** The fixture as a download: its CRD file on the server, no folder to read. */
function publish(fixture: Fixture): string[] {
  const args = fixture.write();
  served.set('/v1.0.0/crds/lamps.yaml', readFileSync(join(fixture.folder, 'crds', 'lamps-v1.0.0', 'lamps.yaml'), 'utf8'));
  return ['--mirror', mirror, ...args.slice(2)];
}

test('downloads every pinned file at its release\'s tag, over HTTPS', async () => {
  const fixture = new Fixture();
  const { code, stdout, stderr } = await runImports(publish(fixture), { NODE_EXTRA_CA_CERTS: authority });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^1 CRD files → 5 files/);
  expect(asked).toEqual(['/v1.0.0/crds/lamps.yaml']);
  expect(existsSync(join(fixture.out, 'lighting', 'lamp.ts'))).toBe(true);
});

test.each<[problem: string, change: (fixture: Fixture, args: string[]) => string[], message: RegExp, env?: NodeJS.ProcessEnv]>([
  ['the bytes are not the pinned ones', (_, args) => {
    served.set('/v1.0.0/crds/lamps.yaml', 'kind: Trojan');
    return args;
  }, /^imports: lamps-v1\.0\.0\/lamps\.yaml: sha256 is \w+, pinned is \w+\./],
  ['the file is not there', (_, args) => {
    served.clear();
    return args;
  }, /^imports: cannot download https:\/\/localhost:\d+\/v1\.0\.0\/crds\/lamps\.yaml: the server answered 404$/],
  ['the server is not trusted', (_, args) => args, /^imports: cannot download .*: self-signed certificate$/, {}],
  ['nobody answers', (_, args) => ['--mirror', silent, ...args.slice(2)], /^imports: cannot download .*ECONNREFUSED/],
  ['the mirror is neither https nor local', (_, args) => ['--mirror', 'http://mirror.example.com', ...args.slice(2)],
    /^imports: --mirror must be https \(http is for this machine only\), got http:\/\/mirror\.example\.com$/],
  ['the mirror is no address', (_, args) => ['--mirror', 'mirror', ...args.slice(2)], /^imports: --mirror must be an address such as/],
])('stops with one line and status 1 when %s', async (_, change, message, env = { NODE_EXTRA_CA_CERTS: authority }) => {
  const fixture = new Fixture();
  const { code, stdout, stderr } = await runImports(change(fixture, publish(fixture)), env);
  expect(stderr.trimEnd()).toMatch(message);
  expect(stderr.trimEnd()).not.toContain('\n');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(existsSync(fixture.out)).toBe(false);
});
