import { KindVersion } from './custom-resources';
import { ImportsFailure } from './failure';
import { Pins } from './pins';

/** A kind that has a class, and the schemas of the version it renders: that of the widest channel first. */
export interface ClassSource {
  readonly module: string;
  readonly group: string;
  readonly kind: string;
  readonly versions: readonly KindVersion[];
}

/** Pairs each pinned class with its schemas; every kind must be on both sides. */
export function pairClasses(pins: Pins, all: readonly KindVersion[]): ClassSource[] {
  const sources = Object.entries(pins.modules).flatMap(([module, { group, kinds }]) =>
    Object.entries(kinds).map(([kind, version]) => {
      const known = all.filter(each => each.group === group && each.kind === kind);
      const versions = known.filter(each => each.version === version && each.served);
      if (versions.length === 0) {
        const others = [...new Set(known.map(each => each.version))];
        throw new ImportsFailure(`missing kind: no CRD serves ${kind} of ${group}/${version}`
          + (others.length > 0 ? `, though ${others.join(', ')} is defined. Pin a served version` : '. Pin the file that has it, or drop the kind'));
      }
      return { module, group, kind, versions: versions.sort((a, b) => channelOrder(a) - channelOrder(b)) };
    }));
  const unnamed = all.find(each => !sources.some(({ group, kind }) => group === each.group && kind === each.kind));
  if (unnamed) {
    throw new ImportsFailure(`the CRDs have the kind ${unnamed.kind} of ${unnamed.group}, which has no class. Add it to the module of that group in the pins`);
  }
  return sources;
}

// The experimental channel is a superset of the standard one, so its order of fields and values leads.
function channelOrder({ channel }: KindVersion): number {
  return channel === 'standard' ? 1 : 0;
}
