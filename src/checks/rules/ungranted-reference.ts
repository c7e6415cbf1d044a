import { Check } from '../ownership-view';

/** A reference to something in another namespace that this app does not own, so that its owner has to permit it. */
export const ungrantedReference: Check = ({ facts, owners }) => facts.requests.map(({ path, from, to, manifest }) => ({
  id: 'ungranted-reference',
  severity: 'warning',
  path,
  message: `this ${from.kind} refers to ${to.kind} ${to.namespace}/${to.name}, which this app does not make: ask ${owners.ownerOf(to.namespace)} for\n`
    + `${manifest.trimEnd()}\n`
    + 'and say `granted: true` where you name it, once it is there',
}));
