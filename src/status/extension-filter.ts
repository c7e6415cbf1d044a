import { Complaint } from './condition';
import { SimulationContext } from './simulation';
import { CookieMatch } from './state';
import { ClusterObject, objectText } from '../model/cluster-object';
import { secretValue } from '../model/core-objects';
import { ENVOY_GROUP, ObjectRef } from '../model/gateway-objects';
import { ungranted } from '../model/permission';
import { regularExpressionProblem } from '../model/regular-expression';
import { HeaderModifierSpec } from '../model/route-objects';

/** What is read of an HTTPRouteFilter of Envoy Gateway. */
export type ExtensionObject = ClusterObject<{
  readonly urlRewrite?: {
    readonly hostname?: { readonly type: string; readonly header?: string; readonly pathRegex?: Substitution };
    readonly path?: { readonly type: string; readonly replaceRegexMatch?: Substitution };
    readonly appendXForwardedHost?: boolean;
  };
  readonly directResponse?: {
    readonly statusCode?: number;
    readonly contentType?: string;
    readonly body?: { readonly type?: string; readonly inline?: string; readonly valueRef?: ObjectRef };
    readonly header?: HeaderModifierSpec;
  };
  readonly credentialInjection?: { readonly header?: string; readonly overwrite?: boolean; readonly credential: { readonly valueRef: ObjectRef } };
  readonly matches?: ReadonlyArray<{ readonly cookies?: readonly CookieMatch[] }>;
}>;

export interface Substitution {
  readonly pattern: string;
  readonly substitution: string;
}

/** The key under which a Secret has what is injected. */
const CREDENTIAL_KEY = 'credential';

/** What keeps an HTTPRouteFilter from being applied. */
export function extensionComplaint({ spec }: ExtensionObject, namespace: string, context: SimulationContext): Complaint | undefined {
  const unsupported = (message: string, fix: string): Complaint => ({ reason: 'UnsupportedValue', message, fix });
  for (const expression of [spec.urlRewrite?.path?.replaceRegexMatch, spec.urlRewrite?.hostname?.pathRegex]) {
    const problem = expression && regularExpressionProblem(expression.pattern);
    if (problem !== undefined) return unsupported(`the pattern ${JSON.stringify(expression!.pattern)} is no regular expression (RE2): ${problem}`, 'mend the pattern');
  }
  const body = spec.directResponse?.body;
  if (body?.type === 'ValueRef' && body.valueRef !== undefined) {
    const { name } = body.valueRef;
    if (context.objects.find('', 'ConfigMap', namespace, name) === undefined && !context.objects.isAssumed('ConfigMap', namespace)) {
      return unsupported(`there is no ${objectText('ConfigMap', namespace, name)} with the body of the response`, 'make it, or refer to one that is there');
    }
  }
  return spec.credentialInjection === undefined ? undefined : credentialComplaint(spec.credentialInjection.credential.valueRef, namespace, context);
}

function credentialComplaint({ namespace = '', name }: ObjectRef, own: string, { objects, permissions }: SimulationContext): Complaint | undefined {
  const from = { group: ENVOY_GROUP, kind: 'HTTPRouteFilter', namespace: own };
  const to = { group: '', kind: 'Secret', namespace: namespace || own, name };
  const text = objectText('Secret', to.namespace, name);
  const unsupported = (message: string, fix: string): Complaint => ({ reason: 'UnsupportedValue', message, fix });
  if (permissions.find(from, to) === undefined) {
    const { message, fix } = ungranted(from, to);
    return unsupported(message, fix);
  }
  const secret = objects.find('', 'Secret', to.namespace, name);
  if (secret === undefined) return objects.isAssumed('Secret', to.namespace) ? undefined : unsupported(`there is no ${text} with the credential`, 'make it, or refer to one that is there');
  return secretValue(secret, CREDENTIAL_KEY) ? undefined : unsupported(`${text} has no key ${CREDENTIAL_KEY}`, 'give it the key');
}
