import { Headers } from './headers';
import { ResponseChangeList } from './response-changes';
import { HeaderModifierSpec } from '../model/route-objects';

/** Headers to remove, and then to set or to add to. */
export interface HeaderChanges {
  readonly remove: readonly string[];
  readonly put: readonly HeaderPut[];
}

export interface HeaderPut {
  readonly name: string;
  readonly value: string;
  readonly appends: boolean;
}

export const NO_CHANGES: HeaderChanges = { remove: [], put: [] };

/**
 * More changes from a filter. Of several for one name, whatever its case, the first one counts, as additions come before the rest. What Envoy gets
 * is a format, in which `%%` is a percent sign.
 */
export function withModifier({ remove, put }: HeaderChanges, modifier: HeaderModifierSpec, isFormat: boolean): HeaderChanges {
  const additions = [
    ...(modifier.add ?? []).map(each => ({ ...each, appends: true })),
    ...(modifier.set ?? []).map(each => ({ ...each, appends: false })),
  ];
  const names = new Set(put.map(({ name }) => name.toLowerCase()));
  const fresh = additions.map(each => isFormat ? { ...each, value: each.value.replaceAll('%%', '%') } : each).filter(({ name }) => !names.has(name.toLowerCase()) && names.add(name.toLowerCase()));
  return { remove: [...new Set([...remove, ...modifier.remove ?? []])], put: [...put, ...fresh] };
}

export function changeHeaders(headers: Headers, { remove, put }: HeaderChanges): void {
  for (const name of remove) headers.remove(name);
  for (const { name, value, appends } of put) {
    if (appends) headers.add(name, value); else headers.set(name, value);
  }
}

export function changeResponse(changes: ResponseChangeList, { remove, put }: HeaderChanges): void {
  for (const name of remove) changes.remove(name);
  for (const { name, value, appends } of put) {
    if (appends) changes.add(name, value); else changes.set(name, value);
  }
}

/** What a filter does, in words. */
export function modifierText({ set = [], add = [], remove = [] }: HeaderModifierSpec): string {
  return [
    ...set.map(({ name, value }) => `sets ${name} to ${JSON.stringify(value)}`),
    ...add.map(({ name, value }) => `adds ${JSON.stringify(value)} to ${name}`),
    ...remove.map(name => `removes ${name}`),
  ].join(', ') || 'changes nothing';
}
