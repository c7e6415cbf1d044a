import { App } from 'cdk8s';
import { AppTeam } from './app-team';
import { Cluster } from './cluster';
import { DemoTeam } from './demo-team';
import { Platform } from './platform';
import { SharedServices } from './shared-services';

/** A gateway, two services of one team and one that another may use: a chart for each owner, so a manifest file for each. */
export function quickstart(app: App): void {
  new Cluster(app, 'cluster');
  new Platform(app, 'platform');
  new DemoTeam(app, 'demo');
  new AppTeam(app, 'app');
  new SharedServices(app, 'shared-services');
}
