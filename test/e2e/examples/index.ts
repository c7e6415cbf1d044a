import { advancedRouting } from './advanced-routing';
import { localPlatform } from './local-platform';
import { multiProtocol } from './multi-protocol';
import { productionMigration } from './production-migration';
import { quickstart } from './quickstart';
import { Example } from '../systems/example';

/** Every example. */
export const EXAMPLES: readonly Example[] = [advancedRouting, localPlatform, multiProtocol, productionMigration, quickstart];
