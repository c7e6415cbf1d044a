import {
  Certificate, IHttpRouteListener, IListener, PlatformGateway, RouteAccess, TlsListener, TlsPassthroughListener,
  TlsTerminateListener,
} from 'cdk8s-gateway-api';
import { Construct } from 'constructs';

/** Listeners for TLS: a domain each, with its own certificate, told apart by the name that clients ask for. */
export class SecureListeners extends Construct {
  public readonly shop: IHttpRouteListener;
  public readonly blog: IHttpRouteListener;
  public readonly grpc: IHttpRouteListener;
  public readonly databases: IListener;
  public readonly cache: IListener;

  public constructor(scope: Construct, id: string, gateway: PlatformGateway) {
    super(scope, id);
    this.shop = new TlsListener(this, 'Shop', {
      name: 'shop',
      gateway,
      hostname: 'shop.example.com',
      certificates: [secret('shop-example-com-rsa'), secret('shop-example-com-ecdsa')],
      access: RouteAccess.namespaces('shop'),
    });
    this.blog = new TlsListener(this, 'Blog', {
      name: 'blog',
      gateway,
      hostname: 'blog.example.com',
      certificate: secret('blog-example-com-tls'),
      access: RouteAccess.namespaces('blog'),
    });
    this.grpc = new TlsListener(this, 'Grpc', {
      name: 'grpc',
      gateway,
      hostname: 'grpc.example.com',
      certificate: secret('grpc-example-com-tls'),
      access: RouteAccess.namespaces('inventory', 'shop'),
    });
    this.databases = new TlsPassthroughListener(this, 'Databases', {
      name: 'databases',
      gateway,
      hostname: '*.db.example.com',
      access: RouteAccess.namespaces('data'),
    });
    this.cache = new TlsTerminateListener(this, 'Cache', {
      name: 'cache-tls',
      gateway,
      port: 6380,
      hostname: 'cache.example.com',
      certificate: secret('cache-example-com-tls'),
      access: RouteAccess.namespaces('data'),
    });
  }
}

function secret(name: string): Certificate {
  return Certificate.fromSecretAttributes({ name });
}
