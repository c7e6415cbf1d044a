import Table from 'cli-table3';
import { median } from './measure';
import { platformOf, routeOf } from './routes';
import { Explainer } from '../../src/explain/explainer';
import { ClusterObjects } from '../../src/model/cluster-objects';
import { behaviourOf } from '../../src/status/behaviour';
import { simulate } from '../../src/status/simulate';
import { admitted } from '../../src/verdict/admission';
import { Catalog } from '../../src/verdict/catalog';
import { PROFILES } from '../../src/verdict/profile';

const ROUTES = 10_000;
const REQUESTS = 1_000;

/** Measures one answer of `explain` once everything is loaded: where every route has a hostname, and where all share one. */
export function explainTable(): string {
  const table = new Table({ head: [`explain one request of ${REQUESTS.toLocaleString('en')}, ${ROUTES.toLocaleString('en')} routes`, 'median', 'slowest', 'goal'], style: { head: [], border: [] } });
  for (const profile of PROFILES.filter(({ name }) => name === 'envoy-gateway-1.9' || name === 'gateway-api-1.6')) {
    table.push([`${profile.name}, a hostname each`, ...answered(profile, index => `app-${index}.example.com`)]);
    table.push([`${profile.name}, one hostname for all`, ...answered(profile, () => 'www.example.com')]);
  }
  return table.toString();
}

function answered(profile: typeof PROFILES[number], hostOf: (index: number) => string): string[] {
  const catalog = new Catalog(profile);
  const routes = Array.from({ length: ROUTES }, (_, index) => routeOf(index, hostOf(index)));
  const objects = [...platformOf(), ...routes].map(each => admitted(each, catalog)!);
  const explainer = new Explainer(simulate(new ClusterObjects(objects), behaviourOf(profile)));
  const times = Array.from({ length: REQUESTS }, (_, request) => {
    const index = request * 7 % ROUTES;
    const start = performance.now();
    const [{ route }] = explainer.explain({ protocol: 'http', port: 80, host: hostOf(index), path: `/v1/${index}/items` });
    const time = performance.now() - start;
    if (route?.object.metadata.name !== `route-${index}`) throw new Error(`${hostOf(index)}/v1/${index}/items went to ${route?.object.metadata.name}`);
    return time;
  });
  return [milliseconds(median(times)), milliseconds(Math.max(...times)), '< 5 ms'];
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 1 ? 3 : 1)} ms`;
}
