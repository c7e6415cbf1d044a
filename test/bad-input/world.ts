import { ApiObject, Chart, Duration } from 'cdk8s';
import {
  Backend, CanaryRollout, Certificate, CertificateIssuer, ClientAuthority, GatewayProfile, GatewayProfiles, HttpFilter,
  HttpListener, HttpMatch, RolloutPhase, TenantRoute,
} from '../../src';
import { holder, service, System } from '../system';

/** A system and what the wrong programs are made with. */
function world() {
  const system = new System();
  const { app, infra, shop } = system;
  const nobody = new Chart(app, 'nobody');
  const gateway = system.gateway();
  const listener = system.listener(gateway);
  const web = service(shop, 'web');
  const backend = Backend.fromService(web);
  const route = new TenantRoute(shop, 'Route', { listener, hostnames: ['shop.example.com'] });
  route.addRule(HttpMatch.prefix('/one'), backend, { name: 'one' });
  const profiles = GatewayProfiles.of(app);
  profiles.use(GatewayProfile.GATEWAY_API_1_6);
  return {
    infra,
    shop,
    nobody,
    gateway,
    listener,
    web,
    backend,
    route,
    profiles,
    redirecting: new HttpListener(infra, 'Redirecting', { gateway, port: 81, redirectToHttps: true }),
    secret: holder(infra, 'Secret', 'secret'),
    unowned: new ApiObject(nobody, 'Unowned', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'unowned' } }),
    collector: Backend.fromServiceAttributes({ name: 'otel', namespace: 'observability', port: 4317 }),
    authority: ClientAuthority.fromConfigMapAttributes({ name: 'ca' }),
    certificate: Certificate.fromSecretAttributes({ name: 'tls' }),
    issuer: CertificateIssuer.clusterIssuer('letsencrypt'),
    canary: new CanaryRollout(shop, 'Canary', {
      stable: backend, candidate: backend, phase: RolloutPhase.TESTERS, testers: HttpMatch.header('x-canary', 'yes'),
    }),
    cors: HttpFilter.cors({ allowOrigins: ['https://app.example.com'] }),
  };
}

/** Not enough for a single try. */
export const tooShort = { request: Duration.seconds(1), backendRequest: Duration.seconds(2) };

export type World = ReturnType<typeof world>;

/** Wrong programs, by the whole message each must give: what is wrong, the value, the way out. */
export function refuses(table: ReadonlyArray<readonly [message: string, program: (world: World) => unknown]>): void {
  test.each(table)('%s', (message, program) => {
    const made = world();
    let error: Error | undefined;
    try {
      program(made);
    } catch (caught) {
      error = caught as Error;
    }
    expect(error?.message).toBe(message);
    // At the line of whoever wrote it: below the library there is nothing but that.
    const frames = error!.stack!.split('\n').filter(line => /^\s+at /.test(line));
    expect(frames.find(line => !/[\\/]src[\\/]|node_modules|<anonymous>|Array\.\w+ \(/.test(line))).toMatch(/bad-input.\S+\.test\.ts/);
  });
}
