import { App } from 'cdk8s';
import { ApiTeam } from './api-team';
import { Identity } from './identity';
import { Observability } from './observability';
import { Platform } from './platform';

/** The system that `ingress/` has as Ingresses of ingress-nginx, a chart for each owner. */
export function productionMigration(app: App): void {
  const observability = new Observability(app, 'observability');
  const platform = new Platform(app, 'platform', observability);
  const identity = new Identity(app, 'identity');
  new ApiTeam(app, 'api-team', platform, identity);
}
