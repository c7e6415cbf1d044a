import { Culprit, RuleSentences } from './rule-sentence';
import { at, given, isObject, itemsOf, keyOf, repeated } from './values';
import { Noun, places, shown } from './words';

const REFERENCE: Noun = ['reference', 'references'];
const TARGET = ['group', 'kind', 'name'];
const PARENT = [...TARGET, 'namespace'];

/** Rules of references: to parents, to targets of a BackendTLSPolicy, to backends. */
export const REFERENCE_RULES: RuleSentences = {
  "self.all(p1, self.all(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name ? ((!has(p1.sectionName) || p1.sectionName == '') == (!has(p2.sectionName) || p2.sectionName == '')) : true))": {
    problem: 'references to one target must all have a "sectionName", or none of them',
    fix: 'add "sectionName" to each of them, or keep only the one without, which is for the whole target',
    culprit: disagreeing(TARGET, 'sectionName'),
  },
  "self.all(p1, self.exists_one(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name && (((!has(p1.sectionName) || p1.sectionName == '') && (!has(p2.sectionName) || p2.sectionName == '')) || (has(p1.sectionName) && has(p2.sectionName) && p1.sectionName == p2.sectionName))))": {
    problem: 'every two references to one target must differ in "sectionName"',
    fix: 'remove the reference that repeats another, or give it a "sectionName" of its own',
    culprit: repeating(TARGET, 'sectionName'),
  },
  "self.all(p1, self.all(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name && (((!has(p1.__namespace__) || p1.__namespace__ == '') && (!has(p2.__namespace__) || p2.__namespace__ == '')) || (has(p1.__namespace__) && has(p2.__namespace__) && p1.__namespace__ == p2.__namespace__ )) ? ((!has(p1.sectionName) || p1.sectionName == '') == (!has(p2.sectionName) || p2.sectionName == '')) : true))": {
    problem: 'references to one parent must all have a "sectionName", or none of them',
    fix: 'add "sectionName" to each of them, or keep only the one without, which is to every listener',
    culprit: disagreeing(PARENT, 'sectionName'),
  },
  "self.all(p1, self.exists_one(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name && (((!has(p1.__namespace__) || p1.__namespace__ == '') && (!has(p2.__namespace__) || p2.__namespace__ == '')) || (has(p1.__namespace__) && has(p2.__namespace__) && p1.__namespace__ == p2.__namespace__ )) && (((!has(p1.sectionName) || p1.sectionName == '') && (!has(p2.sectionName) || p2.sectionName == '')) || (has(p1.sectionName) && has(p2.sectionName) && p1.sectionName == p2.sectionName))))": {
    problem: 'every two references to one parent must differ in "sectionName"',
    fix: 'remove the reference that repeats another, or give it the "sectionName" of another listener',
    culprit: repeating(PARENT, 'sectionName'),
  },
  "self.all(p1, self.all(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name && (((!has(p1.__namespace__) || p1.__namespace__ == '') && (!has(p2.__namespace__) || p2.__namespace__ == '')) || (has(p1.__namespace__) && has(p2.__namespace__) && p1.__namespace__ == p2.__namespace__)) ? ((!has(p1.sectionName) || p1.sectionName == '') == (!has(p2.sectionName) || p2.sectionName == '') && (!has(p1.port) || p1.port == 0) == (!has(p2.port) || p2.port == 0)): true))": {
    problem: 'of references to one parent, "sectionName" must be set in all or none, and so must "port"',
    fix: 'write the same of "sectionName" and "port" in each of them, or keep only the one without either, which is to every listener',
    culprit: disagreeing(PARENT, 'sectionName', 'port'),
  },
  "self.all(p1, self.exists_one(p2, p1.group == p2.group && p1.kind == p2.kind && p1.name == p2.name && (((!has(p1.__namespace__) || p1.__namespace__ == '') && (!has(p2.__namespace__) || p2.__namespace__ == '')) || (has(p1.__namespace__) && has(p2.__namespace__) && p1.__namespace__ == p2.__namespace__ )) && (((!has(p1.sectionName) || p1.sectionName == '') && (!has(p2.sectionName) || p2.sectionName == '')) || ( has(p1.sectionName) && has(p2.sectionName) && p1.sectionName == p2.sectionName)) && (((!has(p1.port) || p1.port == 0) && (!has(p2.port) || p2.port == 0)) || (has(p1.port) && has(p2.port) && p1.port == p2.port))))": {
    problem: 'every two references to one parent must differ in "sectionName" or "port"',
    fix: 'remove the reference that repeats another, or give it the "sectionName" or "port" of another listener',
    culprit: repeating(PARENT, 'sectionName', 'port'),
  },
  "(size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true": {
    problem: 'a reference to a Service must have a "port"',
    fix: 'add "port": a port of the Service, which need not be that of its pods',
    culprit: self => isObject(self) ? `that to ${shown(self.name) ?? 'this one'} has none` : undefined,
  },
};

/** Two references to one thing of which only one has a field that narrows it. */
function disagreeing(identity: readonly string[], ...fields: readonly string[]): Culprit {
  return self => {
    const first = new Map<string, { readonly item: unknown; readonly index: number }>();
    for (const [index, item] of itemsOf(self).entries()) {
      const key = keyOf(item, ...identity);
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, { item, index });
        continue;
      }
      const field = fields.find(each => given(item, each) !== given(other.item, each));
      if (field === undefined) continue;
      return `${places(REFERENCE, [other.index, index])} are to ${describe(item)}, and only ${given(item, field) ? index : other.index} has a "${field}"`;
    }
    return undefined;
  };
}

function repeating(identity: readonly string[], ...fields: readonly string[]): Culprit {
  return self => {
    const items = itemsOf(self);
    const same = repeated(items, item => keyOf(item, ...identity, ...fields));
    if (same === undefined) return undefined;
    const narrowed = fields.filter(field => given(items[same[0]], field)).map(field => `, "${field}" ${shown(at(items[same[0]], field)) ?? 'the same'}`);
    return `${places(REFERENCE, same)} are to ${describe(items[same[0]])}${narrowed.join('')}`;
  };
}

function describe(item: unknown): string {
  const namespace = given(item, 'namespace') ? ` of namespace ${shown(at(item, 'namespace')) ?? 'the same'}` : '';
  const kind = at(item, 'kind');
  return `${typeof kind === 'string' ? kind : 'one object'} ${shown(at(item, 'name')) ?? ''}${namespace}`;
}
