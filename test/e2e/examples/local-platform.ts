import { tryEdited } from './edited';
import { Example, Subject } from './example';
import { changed } from '../manifests/manifests';
import { http, ServiceKind } from '../manifests/service-kind';

const URL = 'http://my-service.local';
/** Between requests, as the gateway lets a hundred a second through. */
const PAUSE_MS = 12;

/** A tenant on a gateway with defaults for everyone: limits, timeouts, CORS. */
export const localPlatform: Example = {
  services: countingTogether('my-app/my-service', 'my-app/my-service-canary'),
  async requests(subject) {
    const { probe } = subject;
    await probe.http(`GET ${URL}/any/path?of=it`, '200, path /any/path?of=it, x-tenant my-app, x-internal-token none', {
      headers: { 'X-Internal-Token': 'secret' }, anyBackend: true, seen: ['path', 'x-tenant', 'x-internal-token'],
    });
    await probe.shares(`GET ${URL}/`, { percent: { 'my-app/my-service': 90, 'my-app/my-service-canary': 10 }, pause: PAUSE_MS });
    await probe.http('GET http://unclaimed.local/', '404: No team has claimed this address.');
    await probe.http(`OPTIONS ${URL}/`, '200, access-control-allow-origin http://shop.local', {
      headers: { 'Origin': 'http://shop.local', 'Access-Control-Request-Method': 'PUT' }, answered: ['access-control-allow-origin'],
    });
    await probe.http(`GET ${URL}/`, '200, access-control-allow-origin none', {
      headers: { Origin: 'http://elsewhere.example.com' }, anyBackend: true, answered: ['access-control-allow-origin'],
    });
    await retries(subject);
    await timeouts(subject);
    await limit(subject);
  },
  async inCluster(subject) {
    const { probe } = subject;
    await tryEdited(subject, {
      what: 'after its namespace lost the label that lets it in',
      edit: changed('Namespace', 'my-app', namespace => namespace.metadata.labels = {}),
      object: ['HTTPRoute', 'my-app/my-service'],
      condition: ['Accepted', 'False (NotAllowedByListeners)'],
      refused: () => probe.http(`GET ${URL}/`, '404: No team has claimed this address.'),
      restored: () => probe.http(`GET ${URL}/`, '200', { anyBackend: true }),
    });
  },
};

/** A split is one cluster of Envoy's, so that a retry goes to any of its backends, and rather to another. */
function countingTogether(...services: string[]): { readonly [service: string]: ServiceKind } {
  const tries = new Map<string, number>();
  return Object.fromEntries(services.map(service => [service, http({ tries })]));
}

/** Three retries, so that a fourth failure is the client's. */
async function retries({ probe, report }: Subject): Promise<void> {
  for (const [failures, expected] of [[3, '200 at try 4'], [4, '503 at try 4']] as const) {
    const headers = { 'x-echo-id': `failing-${failures}`, 'x-echo-failures': String(failures) };
    await report.once(`GET ${URL}/ of a backend that fails ${failures} times`, expected, async () => {
      const { status, echo } = await probe.send({ url: `${URL}/`, headers });
      return `${status} at try ${echo?.tries}`;
    });
  }
}

/** A try has three seconds, and all of them ten: the fourth is cut short. */
async function timeouts({ probe, backend, report }: Subject): Promise<void> {
  const start = Date.now();
  await report.once(`GET ${URL}/ of a backend that takes 20 s`, '504 after 10 s and 4 tries', async () => {
    const { status } = await probe.send({ url: `${URL}/`, headers: { 'x-echo-id': 'slow', 'x-echo-delay': '20000' } });
    const tries = ['my-app/my-service', 'my-app/my-service-canary'].flatMap(service => backend(service).received)
      .filter(({ headers }) => headers?.['x-echo-id'] === 'slow').length;
    return `${status} after ${((Date.now() - start) / 1000).toFixed(1)} s and ${tries} tries`;
  }, got => /^504 after (9\.9|1[01]\.\d) s and 4 tries$/.test(got));
}

/** A hundred at once, and a hundred more each second that they take. */
async function limit({ probe, report }: Subject): Promise<void> {
  await report.once(`400 × GET ${URL}/ at once`, 'from 100 to 350 × 200, the others 429', async () => {
    const answers = await Promise.all(Array.from({ length: 400 }, () => probe.send({ url: `${URL}/` })));
    const count = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
    return `${count(200)} × 200, ${count(429)} × 429`;
  }, got => {
    const [passed, refused] = got.match(/\d+(?= ×)/g)?.map(Number) ?? [];
    return passed >= 100 && passed <= 350 && passed + refused === 400;
  });
}
