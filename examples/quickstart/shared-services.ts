import { Chart } from 'cdk8s';
import { Service } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { echoService } from '../echo-service';

/** What the owners of the shared services own: a service that other teams may be given. */
export class SharedServices extends Chart {
  public readonly reports: Service;

  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shared-services' });

    this.reports = echoService(this, 'reports');
  }
}
