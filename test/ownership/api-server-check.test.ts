import { readdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, App, Chart, Include, JsonPatch, Lazy, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { ApiServerCheck, GatewayApp, gatewayapi, GatewayProfile, GatewayProfiles } from '../../src';
import { scratchFolder } from '../scratch-folder';
import { service, System, thrownBy } from '../system';

const GATEWAY_API = 'gateway.networking.k8s.io/v1';

function route(chart: Chart, id: string, port: number): gatewayapi.HttpRoute {
  return new gatewayapi.HttpRoute(chart, id, { metadata: { name: id.toLowerCase() }, spec: { rules: [{ backendRefs: [{ name: 'web', port }] }] } });
}

const REFUSED = /^\[shop\/Web\] spec\.rules\[0\]\.backendRefs\[0\]\.port: "port" must be 1 or more, got 0\. Write a whole number from 1 to 65535 \(made at test\/ownership\/api-server-check\.test\.ts:\d+:10\)$/;

/** The lines below the heading of a failed synthesis. */
function errorsOf(app: App): string[] {
  const error = thrownBy(() => app.synth());
  if (error === undefined) return [];
  const [heading, ...lines] = error.split('\n');
  expect(heading).toBe('Validation failed with the following errors:');
  return lines.map(line => line.trim());
}

describe.each([['the app of cdk8s', App], ['ours', GatewayApp]] as const)('%s', (_, Kind) => {
  const make = () => {
    const app = new Kind({ outdir: scratchFolder() });
    return { app, chart: new Chart(app, 'shop', { namespace: 'shop' }) };
  };

  test('is synthesized when the API server takes it all', () => {
    const { app, chart } = make();
    route(chart, 'Web', 80);
    expect(errorsOf(app)).toEqual([]);
  });

  test('fails at the construct, with the line that made it', () => {
    const { app, chart } = make();
    route(chart, 'Web', 0);
    expect(errorsOf(app)).toEqual([expect.stringMatching(REFUSED)]);
  });

  test('judges what was made by no class of ours, once one of them is there', () => {
    const { app, chart } = make();
    new ApiObject(chart, 'Raw', { apiVersion: GATEWAY_API, kind: 'Gateway', spec: { gatewayClassName: 'eg', listener: [] } });
    expect(errorsOf(app)).toEqual([]);

    route(chart, 'Web', 80);
    expect(errorsOf(app)).toEqual([
      expect.stringContaining('spec.listener: there is no field "listener" here. Write "listeners"'),
      expect.stringContaining('spec.listeners: "listeners" is missing'),
    ]);
    errorsOf(app).forEach(line => expect(line).toContain('shop/Raw'));
  });

  test('judges manifests that were included', () => {
    const { app, chart } = make();
    const url = join(scratchFolder(), 'included.yaml');
    writeFileSync(url, `apiVersion: ${GATEWAY_API}\nkind: GatewayClass\nmetadata: { name: eg }\nspec: { controllerName: eg }\n`);
    new Include(chart, 'Included', { url });
    route(chart, 'Web', 80);
    expect(errorsOf(app)).toEqual([expect.stringMatching(/shop\/Included.*spec\.controllerName/)]);
  });

  test('judges what patches make of an object', () => {
    const { app, chart } = make();
    route(chart, 'Web', 80).addJsonPatch(JsonPatch.replace('/spec/rules/0/backendRefs/0/port', 0));
    expect(errorsOf(app)).toEqual([expect.stringMatching(REFUSED)]);
  });

  test('judges every synthesis anew, and each once', () => {
    const { app, chart } = make();
    ['a', 'b', 'c'].forEach(id => new Chart(app, id, { namespace: id }));
    let [port, rendered] = [80, 0];
    new gatewayapi.HttpRoute(chart, 'Web', {
      metadata: { name: 'web' },
      spec: Lazy.any({
        produce: () => {
          rendered++;
          return { rules: [{ backendRefs: [{ name: 'web', port }] }] };
        },
      }),
    });
    expect(errorsOf(app)).toEqual([]);
    // To be judged, and to be written; ours writes what it judged.
    expect(rendered).toBe(app instanceof GatewayApp ? 1 : 2);

    port = 0;
    return Promise.resolve().then(() => expect(errorsOf(app)).toHaveLength(1));
  });

  test('can be left unchecked', () => {
    const { app, chart } = make();
    route(chart, 'Web', 0);
    const check = ApiServerCheck.of(chart);
    expect(check.isOn).toBe(true);
    check.turnOff();
    expect(check.isOn).toBe(false);
    expect(errorsOf(app)).toEqual([]);
    expect(check.findings).toEqual([{
      id: 'invalid-value',
      isError: true,
      constructPath: 'shop/Web',
      path: 'spec.rules[0].backendRefs[0].port',
      message: '"port" must be 1 or more, got 0',
      fix: 'write a whole number from 1 to 65535',
      line: expect.stringMatching(/^test\/ownership\/api-server-check\.test\.ts:\d+:10$/),
    }]);
  });

  test('is judged by the CRDs of its profile', () => {
    const { app, chart } = make();
    new gatewayapi.HttpRoute(chart, 'Web', { spec: { rules: [{ retry: { attempts: 2 }, backendRefs: [{ name: 'web', port: 80 }] }] } });
    expect(errorsOf(app)).toEqual([expect.stringMatching(/spec\.rules\[0\]\.retry: the field "retry" is in the experimental channel/)]);

    GatewayProfiles.of(app).use(GatewayProfile.GATEWAY_API_1_6_EXPERIMENTAL);
    return Promise.resolve().then(() => expect(errorsOf(app)).toEqual([]));
  });

  test('says first what constructs say of themselves', () => {
    const { app, chart } = make();
    route(chart, 'Web', 0);
    new Construct(chart, 'Wrong').node.addValidation({ validate: () => ['nearer to the user'] });
    expect(errorsOf(app)).toEqual(['[shop/Wrong] nearer to the user']);
  });
});

test('a chart rendered by itself is judged, each time', () => {
  const chart = Testing.chart();
  const web = route(chart, 'Web', 80);
  expect(Testing.synth(chart)).toHaveLength(1);
  web.addJsonPatch(JsonPatch.replace('/spec/rules/0/backendRefs/0/port', 0));
  expect(() => Testing.synth(chart)).toThrow(/must be 1 or more, got 0/);
});

test('our app writes nothing when the API server would refuse something', () => {
  const outdir = join(scratchFolder(), 'dist');
  const app = new GatewayApp({ outdir });
  route(new Chart(app, 'shop'), 'Web', 0);
  expect(thrownBy(() => app.synth())).toContain('must be 1 or more');
  expect(thrownBy(() => app.synthYaml())).toContain('must be 1 or more');
  expect(() => readdirSync(outdir)).toThrow(/ENOENT/);
});

test('the constructs of a system pass', () => {
  const system = new System();
  system.route(system.shop, system.listener(system.gateway()));
  service(system.shared, 'pay');
  expect(ApiServerCheck.of(system.app).findings).toEqual([]);
});

test('the line is that of whoever recorded it, where nothing of ours was told', () => {
  const chart = Testing.chart();
  const scope = new Construct(chart, 'Scope');
  scope.node.addMetadata('made', 'here', { stackTrace: true });
  new ApiObject(scope, 'Raw', { apiVersion: GATEWAY_API, kind: 'GatewayClass', spec: {} });
  expect(ApiServerCheck.of(chart).findings.map(({ line }) => line)).toEqual([expect.stringMatching(/^test\/ownership\/api-server-check\.test\.ts:\d+:\d+$/)]);
});
