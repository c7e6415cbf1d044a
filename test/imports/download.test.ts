import { execFile } from 'child_process';
import { existsSync } from 'fs';
import { createServer, Server } from 'https';
import { AddressInfo } from 'net';
import { join } from 'path';
import { generate } from 'selfsigned';
import { Fixture } from './fixture';
import { filesIn } from '../scratch-folder';

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

/** The fixture as a download: its CRD files on the server below `/copy`, no folder to read. */
function publish(fixture: Fixture): string[] {
  const [, folder, ...rest] = fixture.write();
  served.clear();
  asked.length = 0;
  filesIn(folder).forEach((text, path) => served.set(`/copy/${path.replace(/^(lamps|fans)-/, '$1/')}`, text));
  return ['--mirror', `${mirror}/copy/`, ...rest];
}

test('downloads every pinned file at its release\'s tag, over HTTPS', async () => {
  const fixture = new Fixture();
  const { code, stdout, stderr } = await runImports(publish(fixture), { NODE_EXTRA_CA_CERTS: authority });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(`wrote ${fixture.out} from 3 CRD files: ${/\d+ lines.*/.exec(stdout)![0]}\n`);
  expect(asked.sort()).toEqual(['/copy/fans/v2.0.0/fans.yaml', '/copy/lamps/v1.0.0/experimental/lamps.yaml', '/copy/lamps/v1.0.0/standard/lamps.yaml']);
  expect(existsSync(join(fixture.out, 'lighting', 'lamp.ts'))).toBe(true);
});

test.each<[problem: string, change: (args: string[]) => string[], message: RegExp, env?: NodeJS.ProcessEnv]>([
  ['the bytes are not the pinned ones', args => {
    served.set('/copy/fans/v2.0.0/fans.yaml', 'kind: Trojan');
    return args;
  }, /^imports: fans-v2\.0\.0\/fans\.yaml: sha256 is \w+, pinned is \w+\. Take the file of fans v2\.0\.0, or pin the new sum$/],
  ['a file is not there', args => {
    served.delete('/copy/fans/v2.0.0/fans.yaml');
    return args;
  }, /^imports: cannot download https:\/\/localhost:\d+\/copy\/fans\/v2\.0\.0\/fans\.yaml: the server answered 404$/],
  ['the server is not trusted', args => args, /^imports: cannot download .*: self-signed certificate$/, {}],
  ['nobody answers', args => ['--mirror', silent, ...args.slice(2)], /^imports: cannot download .*ECONNREFUSED/],
  ['the mirror is neither https nor local', args => ['--mirror', 'http://mirror.example.com', ...args.slice(2)],
    /^imports: --mirror must be https \(http is for this machine only\), got http:\/\/mirror\.example\.com$/],
  ['the mirror is no address', args => ['--mirror', 'mirror', ...args.slice(2)], /^imports: --mirror must be an address such as https:\/\/mirror\.example\.com, got mirror$/],
  ['the mirror has more than a path', args => ['--mirror', 'https://example.com/?token=1', ...args.slice(2)],
    /^imports: --mirror must be an address without a user, \? and #$/],
])('stops with one line and status 1 when %s', async (_, change, message, env = { NODE_EXTRA_CA_CERTS: authority }) => {
  const fixture = new Fixture();
  const { code, stdout, stderr } = await runImports(change(publish(fixture)), env);
  expect(stderr.trimEnd()).toMatch(message);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(existsSync(fixture.out)).toBe(false);
});
