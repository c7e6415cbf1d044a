import { BlueGreenSide, GatewayApp } from 'cdk8s-gateway-api';
import { Example, Subject } from './example';
import { advancedRouting as synthesize, Releases } from '../../../examples/advanced-routing/advanced-routing';
import { Manifests } from '../manifests/manifests';
import { https } from '../manifests/service-kind';
import { STACK } from '../stack/whereabouts';

const PRODUCTS = 'https://api.example.com/products';

/** Releases and protocols of four teams on one gateway. */
export const advancedRouting: Example = {
  services: { 'bank/ledger': https('bank.example.com') },
  async requests(subject) {
    const { probe } = subject;
    await probe.http('GET http://www.example.com/a/b?c=d', '301 to https://www.example.com/a/b?c=d');
    await probe.http(`GET ${PRODUCTS}`, '200 from catalog/catalog-v1');
    await probe.http(`GET ${PRODUCTS}/7`, '200 from catalog/catalog-v1, path /products/7', { seen: ['path'] });
    await probe.http(`POST ${PRODUCTS}`, '200 from catalog/catalog-writer');
    await probe.http(`PUT ${PRODUCTS}/7`, '200 from catalog/catalog-writer');
    await probe.http(`DELETE ${PRODUCTS}/7`, '200 from catalog/catalog-v1');
    await probe.http(`GET ${PRODUCTS}`, '200 from catalog/catalog-v2, x-api-version 2', { headers: { 'X-Api-Version': '2' }, answered: ['x-api-version'] });
    await probe.http(`GET ${PRODUCTS}?view=search`, '200 from catalog/catalog-search');
    await probe.http(`GET ${PRODUCTS}?view=list`, '200 from catalog/catalog-v1');
    await probe.http('GET https://api.example.com/productsX', '404');
    await mirrored(subject);
    await probe.shares('GET https://www.example.com/', { percent: { 'shop/web-v1': 95, 'shop/web-v2': 5 } });
    await probe.http('GET https://www.example.com/', '200 from shop/web-design-b', { headers: { 'X-Design': 'b' } });
    await probe.http('GET https://pay.example.com/', '200 from checkout/payments-blue');
    await probe.http('GET https://pay.example.com/', '200 from checkout/payments-green', { headers: { 'X-Preview': 'true' } });
    await probe.http('GET https://bank.example.com/balance', '200 from bank/ledger, path /balance, sni bank.example.com, certificate DNS:bank.example.com', {
      seen: ['path', 'sni'], answered: ['certificate'],
    });
  },
  async inCluster({ cluster, manifests, probe }) {
    const next = synthesized('next', { shop: 'half', checkout: BlueGreenSide.GREEN });
    await cluster.replace(manifests, next);
    await probe.http('GET https://pay.example.com/', '200 from checkout/payments-green');
    await probe.http('GET https://pay.example.com/', '200 from checkout/payments-blue', { headers: { 'X-Preview': 'true' } });
    await probe.settledShares('GET https://www.example.com/', { percent: { 'shop/web-v1': 50, 'shop/web-v2': 50 } });
    const last = synthesized('last', { shop: 'promoted' });
    await cluster.replace(next, last);
    await probe.http('GET https://pay.example.com/', '200 from checkout/payments-blue');
    await probe.settledShares('GET https://www.example.com/', { percent: { 'shop/web-v2': 100 } });
  },
};

/** Reads are also sent to the next version, whose answer nobody waits for. */
async function mirrored({ probe, backend, report }: Subject): Promise<void> {
  const path = '/products/mirrored';
  await probe.http(`GET https://api.example.com${path}`, '200 from catalog/catalog-v1');
  await report.eventually(`GET ${PRODUCTS}/mirrored, as its mirror got it`, 'once', async () => {
    const seen = backend('catalog/catalog-v2').received.filter(echo => echo.path === path).length;
    return seen === 1 ? 'once' : `${seen} times`;
  });
}

/** The same app at another stage of its releases. */
function synthesized(stage: string, releases: Releases): Manifests {
  const outdir = `${STACK}/${stage}`;
  const app = new GatewayApp({ outdir });
  synthesize(app, releases);
  app.synth();
  return new Manifests(outdir);
}
