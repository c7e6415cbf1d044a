import { Chart } from 'cdk8s';
import { Service } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { echoService } from '../echo-service';

/** What the identity team owns: the service that says who may call. */
export class Identity extends Chart {
  public readonly auth: Service;

  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'identity' });

    this.auth = echoService(this, 'auth');
  }
}
