import { ObjectIdentity } from '../../verdict/finding';

/** An object as people call it: `HTTPRoute shop/web`. */
export function objectLabel({ kind, namespace, name }: ObjectIdentity): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name || '(no name)'}`;
}
