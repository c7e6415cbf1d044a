import { Chart } from 'cdk8s';
import { Backend, CanaryRollout, HttpMatch, RolloutPhase, RolloutSchedule, TenantRoute } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { Platform } from './platform';
import { echoService } from '../echo-service';

const SCHEDULE = RolloutSchedule.of(
  { name: 'twentieth', phase: RolloutPhase.percent(5) },
  { name: 'tenth', phase: RolloutPhase.percent(10) },
  { name: 'fifth', phase: RolloutPhase.percent(20) },
  { name: 'half', phase: RolloutPhase.percent(50) },
  { name: 'promoted', phase: RolloutPhase.PROMOTED },
);

/** What the shop team owns: a website whose second version is rolled out step by step, and a design that some clients are told to try. */
export class Shop extends Chart {
  public constructor(scope: Construct, id: string, platform: Platform, step = 'twentieth') {
    super(scope, id, { namespace: 'shop' });

    const v1 = Backend.fromService(echoService(this, 'web-v1'));
    const v2 = Backend.fromService(echoService(this, 'web-v2'));
    const designB = Backend.fromService(echoService(this, 'web-design-b'));

    const route = new TenantRoute(this, 'Route', { name: 'web', listener: platform.https, hostnames: ['www.example.com'] });
    route.addRule(HttpMatch.ALL, new CanaryRollout(this, 'Rollout', { stable: v1, candidate: v2, phase: SCHEDULE.at(step) }), { name: 'web' });
    route.addRule(HttpMatch.header('X-Design', 'b'), designB, { name: 'design-b' });
  }
}
