import { Chart } from 'cdk8s';
import { gatewayapi } from 'cdk8s-gateway-api';
import { Namespace } from 'cdk8s-plus-28';
import { Construct } from 'constructs';

/** What belongs to no namespace: the platform team makes it, in a chart that has none. */
export class Cluster extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id);

    for (const name of ['demo', 'app', 'shared-services']) {
      new Namespace(this, name, { metadata: { name } });
    }

    new gatewayapi.GatewayClass(this, 'Class', {
      metadata: { name: 'eg' },
      spec: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' },
    });
  }
}
