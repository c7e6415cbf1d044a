import { Chart } from 'cdk8s';
import { Backend, HttpMatch, TenantRoute } from 'cdk8s-gateway-api';
import { Construct } from 'constructs';
import { Platform } from './platform';
import { echoService } from '../echo-service';

/** What the blog team owns: a website, over HTTPS and for old readers over HTTP. */
export class Blog extends Chart {
  public constructor(scope: Construct, id: string, { plain, secure }: Platform) {
    super(scope, id, { namespace: 'blog' });

    const blog = Backend.fromService(echoService(this, 'blog'));
    const route = new TenantRoute(this, 'Route', { name: 'blog', listener: secure.blog, hostnames: ['blog.example.com'] });
    route.attachTo(plain.http);
    route.addRule(HttpMatch.ALL, blog);
  }
}
