import { Chart } from 'cdk8s';
import {
  Backend, BlueGreen, BlueGreenSide, CanaryRollout, GatewayApp, GatewayClass, HttpListener, HttpMatch, PlatformGateway, RolloutPhase, RouteAccess,
  TenantRoute,
} from 'cdk8s-gateway-api';
import { declareTeam } from '../../../examples/declare-team';
import { echoService } from '../../../examples/echo-service';
import { Manifests } from '../manifests/manifests';

/** Where both releases of the team are. */
export interface Stage {
  readonly phase: RolloutPhase;
  readonly active: BlueGreenSide;
}

/** A team with a website that is rolled out and payments that are swapped, synthesized at one stage. */
export function releaseAt({ phase, active }: Stage, outdir: string): Manifests {
  const app = new GatewayApp({ outdir });
  const platform = new Chart(app, 'platform', { namespace: 'infra' });
  declareTeam(platform, { name: 'platform', namespaces: ['infra'] });
  declareTeam(platform, { name: 'shop', namespaces: ['shop'], hostnames: ['www.example.com', 'pay.example.com'] });
  const gateway = new PlatformGateway(platform, 'Gateway', { name: 'edge', gatewayClass: GatewayClass.envoy({ name: 'eg' }) });
  const listener = new HttpListener(platform, 'Http', { name: 'http', gateway, access: RouteAccess.namespaces('shop') });

  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const backend = (name: string) => Backend.fromService(echoService(shop, name));
  const website = new CanaryRollout(shop, 'Website', {
    stable: backend('web-v1'), candidate: backend('web-v2'), phase, testers: HttpMatch.header('x-tester', 'yes'),
  });
  new TenantRoute(shop, 'Web', { name: 'web', listener, hostnames: ['www.example.com'] }).addRule(HttpMatch.ALL, website);
  const payments = new BlueGreen(shop, 'Payments', { blue: backend('pay-blue'), green: backend('pay-green'), active });
  new TenantRoute(shop, 'Pay', { name: 'pay', listener, hostnames: ['pay.example.com'] }).addRule(HttpMatch.ALL, payments);
  app.synth();
  return new Manifests(outdir);
}
