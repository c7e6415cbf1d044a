import { describeLabels } from '../../model/access';
import { selects } from '../../model/label-selector';
import { describeListener } from '../../model/ownership-facts';
import { Check } from '../ownership-view';

/** Access by labels that nothing in the app declares, so that who gets in cannot be judged. */
export const undeclaredLabelAccess: Check = view => [
  ...view.facts.listeners.flatMap(listener => {
    const { access, path } = listener;
    if (access?.from !== 'Labels' || path === undefined) return [];
    const carried = view.owners.declaredNamespaces.some(namespace => selects({ matchLabels: access.labels }, view.owners.allLabelsOf(namespace)));
    return carried ? [] : [{
      id: 'undeclared-label-access',
      severity: 'warning' as const,
      path,
      message: `no Team or Namespace of this app carries ${describeLabels(access.labels)}, by which ${describeListener(listener)} admits routes: `
        + 'declare them in `labels` of the teams that should get in',
    }];
  }),
  ...view.facts.routes.flatMap(route => route.listeners
    .filter((_, index) => view.admissionOf(route, index) === 'unknown')
    .map(listener => ({
      id: 'undeclared-label-access',
      severity: 'warning' as const,
      path: route.path,
      message: `${describeListener(listener)} admits namespaces by labels, and those of namespace "${route.namespace}" are not declared: `
        + 'name them in `labels` of its Team, so that this can be judged',
    }))),
];
