// Synthesizes an app of `charts` charts with `routes` routes each, and prints how long making it and synth() took, in milliseconds.
const { ApiObject, App, Chart } = require('cdk8s');
const { Backend, Certificate, gatewayapi, GatewayApp, HttpMatch, PlatformGateway, RouteAccess, TenantRoute, TlsListener } = require('../../lib/src');

/** Routes of the generated class, with nothing that is checked. */
function generated(app, charts, routes) {
  for (let team = 0; team < charts; team++) {
    const chart = new Chart(app, `team-${team}`, { namespace: `team-${team}` });
    for (let route = 0; route < routes; route++) {
      new gatewayapi.HttpRoute(chart, `route-${route}`, {
        spec: {
          parentRefs: [{ name: 'gateway', namespace: 'infra', sectionName: 'shop' }],
          hostnames: [`www-${route}.team-${team}.example.com`],
          rules: [
            { matches: [{ path: { type: 'PathPrefix', value: `/pay/${route}` } }], backendRefs: [{ name: 'payments', port: 8443, weight: 1 }] },
            { matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'web', port: 8080, weight: 90 }, { name: 'web-next', port: 8080, weight: 10 }] },
          ],
        },
      });
    }
  }
}

/** Routes of tenants on a gateway of the platform, to a Service of each team and one that all of them share: checked, with grants. */
function constructs(app, charts, routes) {
  const service = (chart, name) => new ApiObject(chart, name, { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { ports: [{ port: 80 }] } });
  const infra = new Chart(app, 'infra', { namespace: 'infra' });
  const listener = new TlsListener(infra, 'Https', {
    gateway: new PlatformGateway(infra, 'Gateway', { name: 'gateway' }),
    hostname: '*.example.com',
    certificate: Certificate.fromSecretAttributes({ name: 'wildcard' }),
    access: RouteAccess.EVERYONE,
  });
  const payments = Backend.fromService(service(infra, 'payments'), { port: 80 });
  for (let team = 0; team < charts; team++) {
    const chart = new Chart(app, `team-${team}`, { namespace: `team-${team}` });
    const web = Backend.fromService(service(chart, 'web'), { port: 80 });
    for (let index = 0; index < routes; index++) {
      const route = new TenantRoute(chart, `route-${index}`, { name: `route-${index}`, listener, hostnames: [`www-${index}.team-${team}.example.com`] });
      route.addRule(HttpMatch.prefix(`/pay/${index}`), payments);
      route.addRule(HttpMatch.prefix('/'), web);
    }
  }
}

const [app, content, charts, routes, outdir] = process.argv.slice(2);
const made = new { App, GatewayApp }[app]({ outdir });
const start = performance.now();
({ generated, constructs })[content](made, Number(charts), Number(routes));
const built = performance.now();
made.synth();
console.log(JSON.stringify({ build: built - start, synth: performance.now() - built }));
