import { App } from 'cdk8s';
import { Blog } from './blog';
import { Chat } from './chat';
import { Data } from './data';
import { Inventory } from './inventory';
import { Network } from './network';
import { Platform } from './platform';
import { Shop } from './shop';

/** Every kind of route and listener on one gateway: a listener for each domain, and a team that brings its own. */
export function multiProtocol(app: App): void {
  const platform = new Platform(app, 'platform');
  const inventory = new Inventory(app, 'inventory', platform);
  new Shop(app, 'shop', platform, inventory);
  new Blog(app, 'blog', platform);
  new Data(app, 'data', platform);
  new Network(app, 'network', platform);
  new Chat(app, 'chat', platform);
}
