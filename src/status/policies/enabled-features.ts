import { ClusterObject } from '../../model/cluster-object';
import { ClusterObjects } from '../../model/cluster-objects';
import { configValue } from '../../model/core-objects';
import { ENVOY_GROUP } from '../../model/gateway-objects';
import { SimulationContext } from '../simulation';

/** What an installation of Envoy Gateway has to switch on before it can be used (EnvoyGateway, `extensionApis` and `rateLimit`). */
export type Feature = 'Backend' | 'EnvoyPatchPolicy' | 'Lua' | 'GlobalRateLimit';

/** What the configuration of Envoy Gateway says. */
interface EnvoyGatewayFields {
  readonly kind?: unknown;
  readonly rateLimit?: unknown;
  readonly extensionApis?: { readonly [switchName in 'enableBackend' | 'enableEnvoyPatchPolicy' | 'enableLua' | 'disableLua']?: unknown };
}

/** Where an installation keeps its configuration. */
const CONFIG_MAP = { name: 'envoy-gateway-config', key: 'envoy-gateway.yaml' };

const configurations = new WeakMap<ClusterObjects, EnvoyGatewayFields | 'unknown'>();

/**
 * Whether a feature is on. The configuration among the manifests decides: an EnvoyGateway, or the ConfigMap of an installation. Without one,
 * EnvoyPatchPolicy and Lua are off as they are by default, and the others are taken to be on, because who writes them has them.
 */
export function isEnabled(feature: Feature, { objects, behaviour }: SimulationContext): boolean {
  if (behaviour.without.has(feature)) return false;
  let configuration = configurations.get(objects);
  if (configuration === undefined) configurations.set(objects, configuration = configurationIn(objects));
  if (configuration === 'unknown') return feature === 'Backend' || feature === 'GlobalRateLimit';
  const { extensionApis: apis = {}, rateLimit } = configuration;
  switch (feature) {
    case 'Backend': return apis.enableBackend === true;
    case 'EnvoyPatchPolicy': return apis.enableEnvoyPatchPolicy === true;
    case 'Lua': return apis.enableLua === true || apis.disableLua === false;
    case 'GlobalRateLimit': return rateLimit !== undefined && rateLimit !== null;
  }
}

function configurationIn(objects: ClusterObjects): EnvoyGatewayFields | 'unknown' {
  const [direct] = objects.ofKind(ENVOY_GROUP, 'EnvoyGateway');
  if (direct !== undefined) return asFields(direct) ?? 'unknown';
  const holder = objects.ofKind('', 'ConfigMap').find(({ metadata }) => metadata.name === CONFIG_MAP.name);
  return holder === undefined ? 'unknown' : asFields(configurationOf(holder)) ?? 'unknown';
}

function configurationOf(holder: ClusterObject): unknown {
  const text = configValue(holder, CONFIG_MAP.key);
  if (text === undefined) return undefined;
  // Loaded on first use: most manifests have no such ConfigMap.
  const { load } = require('js-yaml') as typeof import('js-yaml'); // eslint-disable-line @typescript-eslint/no-require-imports
  try {
    return load(text);
  } catch {
    return undefined;
  }
}

function asFields(value: unknown): EnvoyGatewayFields | undefined {
  if (typeof value !== 'object' || value === null || (value as EnvoyGatewayFields).kind !== 'EnvoyGateway') return undefined;
  const { rateLimit, extensionApis } = value as EnvoyGatewayFields;
  return { rateLimit, extensionApis: typeof extensionApis === 'object' && extensionApis !== null ? extensionApis : {} };
}
