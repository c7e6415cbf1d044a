import { subdomainProblem } from '../../model/kubernetes-name';
import { Check } from '../ownership-view';
import { GATEWAY_GROUPS } from './object-without-namespace';

/** An object whose chart has made a name that no object can have, such as one of an id with an underscore. */
export const impossibleName: Check = ({ facts }) => facts.objects
  .filter(({ group, name }) => GATEWAY_GROUPS.includes(group) && subdomainProblem(name) !== undefined)
  .map(({ path, kind, name }) => ({
    id: 'impossible-name',
    severity: 'error',
    path,
    message: `the name of a ${kind} ${subdomainProblem(name)}, and "${name}" was made of the ids of its constructs: give it a \`name\`, or them other ids`,
  }));
