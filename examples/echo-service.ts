import { Service } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { workload } from './workload';

const ECHO_BASIC = 'registry.k8s.io/gateway-api/echo-basic:v20251204-v1.4.1';

/** A service that answers every request with its own name. */
export function echoService(scope: Construct, name: string): Service {
  return workload(scope, name, { image: 'hashicorp/http-echo:1.0', port: 8080, args: [`-text=${name}`, '-listen=:8080'] });
}

/** A service that ends TLS itself, with the certificate of a Secret beside it. */
export function tlsEchoService(scope: Construct, name: string, tlsSecret: string): Service {
  return workload(scope, name, {
    image: ECHO_BASIC,
    port: 8443,
    env: { HTTPS_PORT: '8443', SERVICE_NAME: name, TLS_SERVER_CERT: '/tls/tls.crt', TLS_SERVER_PRIVKEY: '/tls/tls.key' },
    tlsSecret,
  });
}

/** A service of gRPC. */
export function grpcEchoService(scope: Construct, name: string): Service {
  return workload(scope, name, { image: ECHO_BASIC, port: 9090, env: { GRPC_ECHO_SERVER: '1', HTTP_PORT: '9090', SERVICE_NAME: name } });
}
