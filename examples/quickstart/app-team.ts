import { Chart } from 'cdk8s';
import { Backend, HttpMatch, TenantRoute } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { Platform } from './platform';
import { SharedServices } from './shared-services';

/** What the app team owns: a route to a service of another namespace. The permission for it appears there. */
export class AppTeam extends Chart {
  public constructor(scope: Construct, id: string, platform: Platform, shared: SharedServices) {
    super(scope, id, { namespace: 'app' });

    const route = new TenantRoute(this, 'Reports', { name: 'reports', listener: platform.http, hostnames: ['reports.example.com'] });
    route.addRule(HttpMatch.ALL, Backend.fromService(shared.reports));
  }
}
