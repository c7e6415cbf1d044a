import { Chart } from 'cdk8s';
import { Service } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { workload } from '../workload';

/** What the observability team owns: the OpenTelemetry collector. */
export class Observability extends Chart {
  public readonly collector: Service;

  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'observability' });

    this.collector = workload(this, 'otel-collector', { image: 'otel/opentelemetry-collector-contrib:0.140.0', port: 4317 });
  }
}
