import { PathRewrite } from './url-rewrite';
import { ClusterObjects } from '../model/cluster-objects';
import { configValue, dataKeys } from '../model/core-objects';
import { ExtensionObject } from '../status/extension-filter';

/** Where the host that a backend sees comes from. */
export type HostRewrite =
  | { readonly from: 'literal'; readonly value: string }
  | { readonly from: 'header'; readonly name: string }
  | { readonly from: 'backend' }
  | { readonly from: 'path'; readonly pattern: string; readonly substitution: string };

export function hostRewriteOf({ spec: { urlRewrite } }: ExtensionObject): HostRewrite | undefined {
  const { type, header, pathRegex } = urlRewrite?.hostname ?? {};
  if (type === 'Header' && header !== undefined) return { from: 'header', name: header };
  if (type === 'PathRegex' && pathRegex !== undefined) return { from: 'path', ...pathRegex };
  return type === 'Backend' ? { from: 'backend' } : undefined;
}

export function pathRewriteOf({ spec: { urlRewrite } }: ExtensionObject): PathRewrite | undefined {
  const regex = urlRewrite?.path?.replaceRegexMatch;
  return regex && { type: 'ReplaceRegexMatch', pattern: regex.pattern, substitution: regex.substitution };
}

/** The key of a ConfigMap that is looked at first. */
const BODY_KEY = 'response.body';

/** The text of a direct response, where it is in the filter or in a ConfigMap that is there. */
export function bodyOf({ spec: { directResponse }, metadata: { namespace = '' } }: ExtensionObject, objects: ClusterObjects): string | undefined {
  const body = directResponse?.body;
  if (body?.valueRef === undefined) return body?.inline;
  const configMap = objects.find('', 'ConfigMap', namespace, body.valueRef.name);
  return configMap && (configValue(configMap, BODY_KEY) ?? configValue(configMap, dataKeys(configMap)[0] ?? ''));
}

/** Stands for a secret that no report shows. */
export function credentialText(namespace: string, name: string): string {
  return `<credential of Secret ${namespace}/${name}>`;
}
