import { objectText } from '../../model/cluster-object';
import { Found } from '../found';
import { Rule } from '../rule';

export const replacedObject: Rule = {
  id: 'replaced-object',
  severity: 'warning',
  title: 'An object that another takes the place of',
  why: 'Two manifests are of one kind, namespace and name, and differ. In a cluster there is one such object: what is applied last counts, and what the other '
    + 'says is lost. Manifests of several clusters are to be checked one cluster at a time.',
  find: view => view.simulation.objects.replaced.map((object): Found => {
    const { kind, metadata: { namespace, name } } = object;
    return {
      object,
      keys: ['metadata', 'name'],
      message: `${objectText(kind, namespace ?? '', name)} is there again further on, and differs: this one is not in force`,
      fix: 'keep one of them, or give this one a name of its own',
    };
  }),
};
