import { Chart } from 'cdk8s';
import { Backend, BlueGreen, BlueGreenSide, HttpMatch, TenantRoute } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { Platform } from './platform';
import { echoService } from '../echo-service';

/** What the checkout team owns: payments that swap sides at once, and back at once. */
export class Checkout extends Chart {
  public constructor(scope: Construct, id: string, platform: Platform, side = BlueGreenSide.BLUE) {
    super(scope, id, { namespace: 'checkout' });

    const payments = new BlueGreen(this, 'Payments', {
      blue: Backend.fromService(echoService(this, 'payments-blue')),
      green: Backend.fromService(echoService(this, 'payments-green')),
      active: side,
      preview: HttpMatch.header('X-Preview', 'true'),
    });
    const route = new TenantRoute(this, 'Route', { name: 'payments', listener: platform.https, hostnames: ['pay.example.com'] });
    route.addRule(HttpMatch.ALL, payments, { name: 'payments' });
  }
}
