import { Size } from 'cdk8s';
import { Cpu, Deployment, EnvValue, Protocol, Secret, Service, Volume, VolumeMount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';

export interface WorkloadOptions {
  readonly image: string;
  readonly port: number;
  readonly protocol?: Protocol;
  readonly args?: string[];
  readonly env?: { [name: string]: string };
  /** Secret with the certificate of the workload, which it reads from `/tls`. */
  readonly tlsSecret?: string;
}

/** A Deployment of one container and the Service in front of it, both of one name. */
export function workload(scope: Construct, name: string, { image, port, protocol, args, env = {}, tlsSecret }: WorkloadOptions): Service {
  const deployment = new Deployment(scope, name, {
    metadata: { name },
    replicas: 2,
    containers: [{
      image,
      args,
      ports: [{ number: port, protocol }],
      envVariables: Object.fromEntries(Object.entries(env).map(([variable, value]) => [variable, EnvValue.fromValue(value)])),
      volumeMounts: tlsSecret === undefined ? [] : [certificate(scope, name, tlsSecret)],
      securityContext: { user: 65532 },
      resources: {
        cpu: { request: Cpu.millis(10), limit: Cpu.millis(100) },
        memory: { request: Size.mebibytes(16), limit: Size.mebibytes(64) },
      },
    }],
  });
  return deployment.exposeViaService({ name, ports: [{ port, protocol }] });
}

function certificate(scope: Construct, name: string, tlsSecret: string): VolumeMount {
  const secret = Secret.fromSecretName(scope, `${name}-tls`, tlsSecret);
  return { path: '/tls', readOnly: true, volume: Volume.fromSecret(scope, `${name}-certificate`, secret) };
}
