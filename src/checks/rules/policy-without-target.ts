import { objectText } from '../../model/cluster-object';
import { ClusterView } from '../cluster-view';
import { Found } from '../found';
import { PolicyObject, PolicyTarget, policiesOf, sectionsOf, selectedBy, selectorsOf, TargetSelector, targetsOf } from '../policy-targets';
import { Rule } from '../rule';

export const policyWithoutTarget: Rule = {
  id: 'policy-without-target',
  severity: 'error',
  title: 'A policy without a target',
  why: 'A policy whose target is not there is in force nowhere, and gets no status that would say so. Targets are of the policy\'s own namespace. Kinds of which '
    + 'the manifests hold nothing at all are taken to be somewhere else.',
  find: view => policiesOf(view).flatMap(policy => [
    ...targetsOf(policy).flatMap(target => problemOf(target, policy, view)),
    ...selectorsOf(policy).filter(({ selector }) => selectsNothing(selector, policy, view)).map(({ selector: { kind }, keys }): Found => ({
      object: policy,
      keys,
      message: `no ${kind} has the labels that it selects by`,
      fix: `label the ${kind} so, or name it in \`targetRefs\``,
    })),
  ]),
};

function selectsNothing(selector: TargetSelector, policy: PolicyObject, view: ClusterView): boolean {
  const { group, kind } = selector;
  return view.has(group, kind) && !view.hasRefused(group, kind) && selectedBy(selector, policy, view).length === 0;
}

function problemOf({ group, kind, namespace, name, sectionName, keys }: PolicyTarget, policy: PolicyObject, view: ClusterView): Found[] {
  const { objects } = view.simulation;
  const target = objects.find(group, kind, namespace, name);
  if (target === undefined) {
    if (!view.lacks(group, kind, namespace, name)) return [];
    return [{ object: policy, keys, message: `there is no ${objectText(kind, namespace, name)}`, fix: `name a ${kind} of namespace ${namespace}` }];
  }
  const sections = sectionsOf(target);
  if (sectionName === undefined || sections === undefined || sections.includes(sectionName)) return [];
  return [{
    object: policy,
    keys: [...keys, 'sectionName'],
    message: `${objectText(kind, namespace, name)} has no ${/Route$/.test(kind) ? 'rule' : 'listener'} named ${sectionName}`,
    fix: sections.length === 0 ? 'give the rule a name' : `write one that it has: ${sections.slice(0, 10).join(', ')}`,
  }];
}
