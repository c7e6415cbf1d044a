import { GATEWAY_GROUP } from '../../model/gateway-objects';
import { Found, Keys } from '../found';
import { Rule } from '../rule';

export const implicitPathType: Rule = {
  id: 'implicit-path-type',
  severity: 'warning',
  title: 'A path without a type',
  why: 'The API server writes PathPrefix into it. Readers have to know that, and tools that compare manifests with the cluster see a difference for ever. '
    + 'Write the type.',
  find: ({ simulation: { objects }, surroundings: { written = () => undefined } }) => objects.ofKind(GATEWAY_GROUP, 'HTTPRoute').flatMap((object): Found[] => {
    const places = placesOfUntypedPaths(written(object));
    return places.length === 0 ? [] : [{
      object,
      keys: places[0],
      message: `${places.length === 1 ? 'a path has' : `${places.length} paths have`} no type, which makes ${places.length === 1 ? 'it a prefix' : 'them prefixes'}`,
      fix: 'write `type: PathPrefix`, or Exact where that is meant',
    }];
  }),
};

/** Paths of a manifest that have a value and no type. */
export function placesOfUntypedPaths(manifest: unknown): Keys[] {
  return itemsOf(field(field(manifest, 'spec'), 'rules')).flatMap((rule, index) => itemsOf(field(rule, 'matches')).flatMap((match, at) => {
    const path = field(match, 'path');
    return field(path, 'value') === undefined || (field(path, 'type') ?? undefined) !== undefined ? [] : [['spec', 'rules', index, 'matches', at, 'path']];
  }));
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as { readonly [name: string]: unknown })[name] : undefined;
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
