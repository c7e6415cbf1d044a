import { Finding, RequestFacts } from '../../model/ownership-facts';
import { Check } from '../ownership-view';

/** A reference to something in another namespace that was named and not passed as an object, so that no grant was made for it. */
export const ungrantedReference: Check = ({ facts, owners }) => {
  const made = new Map(facts.objects.map(({ group, kind, namespace, name, path }) => [[group, kind, namespace, name].join('/'), path]));
  return facts.requests.map((request): Finding => {
    const { path, from, to } = request;
    const at = made.get([to.group, to.kind, to.namespace, to.name].join('/'));
    const refers = `this ${from.kind} refers to ${to.kind} ${to.namespace}/${to.name}`;
    return at === undefined
      ? { id: 'ungranted-reference', severity: 'warning', path, message: `${refers}, which this app does not make: ${ask(request, owners.ownerOf(to.namespace))}` }
      : {
        id: 'ungranted-reference',
        severity: 'error',
        path,
        message: `${refers} by name, so no ReferenceGrant is made, and the app makes it at ${at}: pass the object itself, as in Backend.fromService()`,
      };
  });
};

function ask({ manifest }: RequestFacts, owner: string): string {
  return `ask ${owner} for\n${manifest.trimEnd()}\nand say \`granted: true\` where you name it, once it is there`;
}
