import { App } from 'cdk8s';
import { MyApp } from './my-app';
import { Platform } from './platform';

/** One small cluster, its platform team and a tenant. Another tenant is `addTenant` there and a chart here. */
export function localPlatform(app: App): void {
  const platform = new Platform(app, 'platform');
  new MyApp(app, 'my-app', platform);
}
