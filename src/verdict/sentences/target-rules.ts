import { naming, otherThan, settingOf, stating } from './culprits';
import { Culprit, RuleSentence, RuleSentences } from './rule-sentence';
import { has, isObject } from './values';
import { Noun, quoted } from './words';

const GATEWAY_API = 'gateway.networking.k8s.io';
const REFERENCE: Noun = ['reference', 'references'];
const SELECTOR: Noun = ['selector', 'selectors'];
const GATEWAYS = ['Gateway', 'ListenerSet'];
const ROUTES = ['HTTPRoute', 'GRPCRoute', 'UDPRoute', 'TCPRoute', 'TLSRoute'];
const SECURED_ROUTES = ['HTTPRoute', 'GRPCRoute', 'TCPRoute'];

/** Rules of what the policies of Envoy Gateway are for. */
export const TARGET_RULES: RuleSentences = {
  '(has(self.targetRef) && !has(self.targetRefs)) || (!has(self.targetRef) && has(self.targetRefs)) || (has(self.targetSelectors) && self.targetSelectors.size() > 0) ': {
    problem: 'exactly one of "targetRef" and "targetRefs" must be set, unless "targetSelectors" has an entry',
    fix: 'write what the policy is for in "targetRefs", or select it in "targetSelectors"; remove "targetRef"',
    culprit: settingOf('targetRef', 'targetRefs'),
  },
  "has(self.targetRef) ? self.targetRef.group == 'gateway.networking.k8s.io' : true ": groupOfTarget(),
  "has(self.targetRef) ? self.targetRef.group == 'gateway.networking.k8s.io' : true": groupOfTarget(),
  "has(self.targetRefs) ? self.targetRefs.all(ref, ref.group == 'gateway.networking.k8s.io') : true ": groupOfTargets(),
  "has(self.targetRefs) ? self.targetRefs.all(ref, ref.group == 'gateway.networking.k8s.io') : true": groupOfTargets(),
  "has(self.group) ? self.group == 'gateway.networking.k8s.io' : true ": {
    problem: `"group" must be "${GATEWAY_API}"`,
    fix: `set "group" to "${GATEWAY_API}", or remove it`,
    culprit: stating('group'),
  },
  "has(self.targetRef) ? self.targetRef.kind in ['Gateway', 'ListenerSet', 'HTTPRoute', 'GRPCRoute', 'UDPRoute', 'TCPRoute', 'TLSRoute'] : true": kindOfTarget([...GATEWAYS, ...ROUTES]),
  "has(self.targetRefs) ? self.targetRefs.all(ref, ref.kind in ['Gateway', 'ListenerSet', 'HTTPRoute', 'GRPCRoute', 'UDPRoute', 'TCPRoute', 'TLSRoute']) : true ": kindOfTargets([...GATEWAYS, ...ROUTES]),
  "has(self.targetRef) ? self.targetRef.kind in ['Gateway', 'ListenerSet'] : true": kindOfTarget(GATEWAYS),
  "has(self.targetRefs) ? self.targetRefs.all(ref, ref.kind in ['Gateway', 'ListenerSet']) : true": kindOfTargets(GATEWAYS),
  "has(self.targetRef) ? self.targetRef.kind in ['Gateway', 'ListenerSet', 'HTTPRoute', 'GRPCRoute', 'TCPRoute'] : true": kindOfTarget([...GATEWAYS, ...SECURED_ROUTES]),
  "has(self.targetRefs) ? self.targetRefs.all(ref, ref.kind in ['Gateway', 'ListenerSet', 'HTTPRoute', 'GRPCRoute', 'TCPRoute']) : true ": kindOfTargets([...GATEWAYS, ...SECURED_ROUTES]),
  ...onlyForKinds('mergeType', ROUTES, 'remove "mergeType", or write a policy of its own for the routes'),
  ...onlyForKinds('mergeType', SECURED_ROUTES, 'remove "mergeType", or write a policy of its own for the routes'),
  ...onlyForKinds('admissionControl', [...GATEWAYS, 'HTTPRoute', 'GRPCRoute'], 'remove "admissionControl", or write a policy of its own for the other targets'),
  "self != 'Replace'": {
    problem: 'the merge type must not be "Replace"',
    fix: 'write "StrategicMerge" or "JSONMerge", or remove "mergeType": a policy without it replaces that of the parent',
  },
  "self.from != 'Selector' || has(self.selector)": {
    problem: '"selector" must be set where "from" is "Selector"',
    fix: 'add "selector" with the labels of the namespaces, or set "from" to "Same" or "All"',
  },
};

function groupOfTarget(): RuleSentence {
  return { problem: `"targetRef.group" must be "${GATEWAY_API}"`, fix: `set "targetRef.group" to "${GATEWAY_API}"`, culprit: stating('targetRef.group') };
}

function groupOfTargets(): RuleSentence {
  return {
    problem: `every reference of "targetRefs" must have "group" "${GATEWAY_API}"`,
    fix: `set "group" to "${GATEWAY_API}" in each of them`,
    culprit: naming(REFERENCE, otherThan('group', [GATEWAY_API]), 'targetRefs'),
  };
}

function kindOfTarget(kinds: readonly string[]): RuleSentence {
  return {
    problem: `"targetRef.kind" must be ${quoted(kinds, 'or')}`,
    fix: 'refer to an object of one of these kinds',
    culprit: stating('targetRef.kind'),
  };
}

function kindOfTargets(kinds: readonly string[]): RuleSentence {
  return {
    problem: `every reference of "targetRefs" must have "kind" ${quoted(kinds, 'or')}`,
    fix: 'refer to objects of these kinds alone',
    culprit: naming(REFERENCE, otherThan('kind', kinds), 'targetRefs'),
  };
}

/** A field that only some kinds of targets can have, whichever way they are named. */
function onlyForKinds(field: string, kinds: readonly string[], fix: string): RuleSentences {
  const list = `[${kinds.map(kind => `'${kind}'`).join(', ')}]`;
  const all = (targets: string, each: string) => `(!has(self.${targets}) || self.${targets}.all(${each}, ${each}.kind in ${list}))`;
  return {
    [`!has(self.${field}) || ((!has(self.targetRef) || self.targetRef.kind in ${list}) && ${all('targetRefs', 'ref')} && ${all('targetSelectors', 'sel')})`]: {
      problem: `"${field}" must not be set unless every target has "kind" ${quoted(kinds, 'or')}`,
      fix,
      culprit: otherTarget(kinds),
    },
  };
}

function otherTarget(kinds: readonly string[]): Culprit {
  const wrong = otherThan('kind', kinds);
  const [references, selectors] = [naming(REFERENCE, wrong, 'targetRefs'), naming(SELECTOR, wrong, 'targetSelectors')];
  return self => {
    if (!isObject(self)) return undefined;
    const single = has(self, 'targetRef') ? wrong(self.targetRef) : undefined;
    return single === undefined ? references(self) ?? selectors(self) : `"targetRef" ${single}`;
  };
}
