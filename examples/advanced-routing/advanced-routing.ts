import { App } from 'cdk8s';
import { BlueGreenSide } from 'cdk8s-gateway-api';
import { Bank } from './bank';
import { Catalog } from './catalog';
import { Checkout } from './checkout';
import { Platform } from './platform';
import { ProxyStatistics } from './proxy-statistics';
import { Shop } from './shop';

/** Other stages of the releases than the teams' files say. */
export interface Releases {
  readonly shop?: string;
  readonly checkout?: BlueGreenSide;
}

/** Four teams on one gateway, each with a release or a protocol of its own. */
export function advancedRouting(app: App, releases: Releases = {}): void {
  const platform = new Platform(app, 'platform');
  new ProxyStatistics(app, 'proxy-statistics', platform);
  new Shop(app, 'shop', platform, releases.shop);
  new Checkout(app, 'checkout', platform, releases.checkout);
  new Catalog(app, 'catalog', platform);
  new Bank(app, 'bank', platform);
}
