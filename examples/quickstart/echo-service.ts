import { Size } from 'cdk8s';
import { Cpu, Deployment, Service } from 'cdk8s-plus-28';
import { Construct } from 'constructs';

/** A service that answers every request with its own name. */
export function echoService(scope: Construct, name: string): Service {
  const deployment = new Deployment(scope, name, {
    metadata: { name },
    replicas: 2,
    containers: [{
      image: 'hashicorp/http-echo:1.0',
      args: [`-text=${name}`, '-listen=:8080'],
      portNumber: 8080,
      securityContext: { user: 65532 },
      resources: {
        cpu: { request: Cpu.millis(10), limit: Cpu.millis(100) },
        memory: { request: Size.mebibytes(16), limit: Size.mebibytes(64) },
      },
    }],
  });
  return deployment.exposeViaService({ name, ports: [{ port: 8080 }] });
}
