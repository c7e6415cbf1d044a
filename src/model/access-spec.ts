import { Access } from './access';
import { NamespacesSpec } from './gateway-objects';
import { NAMESPACE_NAME } from './label-selector';

/** How manifests say which namespaces may attach: `namespaces` of `allowedRoutes` and `allowedListeners`. */
export function accessSpec(access: Access | { readonly from: 'None' }): NamespacesSpec {
  switch (access.from) {
    case 'Namespaces': return {
      from: 'Selector',
      selector: { matchExpressions: [{ key: NAMESPACE_NAME, operator: 'In', values: [...access.namespaces] }] },
    };
    case 'Labels': return { from: 'Selector', selector: { matchLabels: { ...access.labels } } };
    default: return { from: access.from };
  }
}
