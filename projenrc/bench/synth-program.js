// Synthesizes `charts` charts of `routes` HTTPRoutes each with one kind of app, and prints how long synth() took, in milliseconds.
const { App, Chart } = require('cdk8s');
const { gatewayapi, GatewayApp } = require('../../lib/src');

function populate(app, charts, routes) {
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

const [kind, charts, routes, outdir] = process.argv.slice(2);
const app = new { App, GatewayApp }[kind]({ outdir });
populate(app, Number(charts), Number(routes));
const start = performance.now();
app.synth();
console.log(performance.now() - start);
