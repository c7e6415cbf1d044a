import { App } from 'cdk8s';
import { AppTeam } from './app-team';
import { DemoTeam } from './demo-team';
import { Platform } from './platform';
import { SharedServices } from './shared-services';

/** A gateway, two services of one team and one that another may use: a chart for each owner, so a manifest file for each. */
export function quickstart(app: App): void {
  const platform = new Platform(app, 'platform');
  const shared = new SharedServices(app, 'shared-services');
  new DemoTeam(app, 'demo', platform);
  new AppTeam(app, 'app', platform, shared);
}
