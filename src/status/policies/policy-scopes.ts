import { Target } from './policy-targets';

/** Where policies stand to each other: an object, or a part of it. */
export function scopeKey({ kind, namespace, name, sectionName }: Target): string {
  return sectionName === undefined ? `${kind} ${namespace}/${name}` : `${kind} ${namespace}/${name}/${sectionName}`;
}

/** The object that a part is of. */
export function wholeOf({ kind, namespace, name }: Target): Target {
  return { kind, namespace, name };
}

/** Which scopes take something from which broader ones: by overriding their policies, or by adding to them. */
export class PolicyScopes {
  private readonly narrower = new Map<string, Map<string, Target>>();
  /** What is part of what: listeners of Gateways and ListenerSets, ListenerSets of Gateways. */
  private readonly parts = new Map<string, Map<string, Target>>();

  public add(broad: Target, narrow: Target): void {
    put(this.narrower, broad, narrow);
    if (broad.sectionName !== undefined) put(this.parts, wholeOf(broad), broad);
  }

  /** Says that a ListenerSet is of a Gateway. */
  public contain(gateway: Target, set: Target): void {
    put(this.parts, gateway, set);
  }

  /** Those that were added to just this scope. */
  public under(broad: Target): ReadonlyMap<string, Target> {
    return this.narrower.get(scopeKey(broad)) ?? NONE;
  }

  /** Those, and those of its parts; for a listener, routes on the whole Gateway or ListenerSet too. */
  public within(broad: Target): ReadonlyMap<string, Target> {
    const found = new Map(this.under(broad));
    if (broad.sectionName !== undefined) {
      for (const [key, target] of this.under(wholeOf(broad))) if (isRoute(target)) found.set(key, target);
      return found;
    }
    for (const part of this.partsOf(broad)) {
      for (const [key, target] of this.under(part)) found.set(key, target);
      if (part.kind !== 'ListenerSet' || part.sectionName !== undefined) continue;
      for (const section of this.partsOf(part)) for (const [key, target] of this.under(section)) found.set(key, target);
    }
    return found;
  }

  private partsOf(target: Target): Iterable<Target> {
    return this.parts.get(scopeKey(target))?.values() ?? [];
  }
}

const NONE: ReadonlyMap<string, Target> = new Map();

/** How many names a message has room for. */
const NAMED = 5;

/** How a message lists scopes. */
export function scopesText(scopes: readonly Target[]): string {
  const texts = scopes.map(scopeText).sort();
  const rest = texts.length - NAMED;
  return rest > 0 ? `${texts.slice(0, NAMED).join(', ')} and ${rest} more` : texts.join(', ');
}

/** How a message names a scope. */
export function scopeText({ kind, namespace, name, sectionName }: Target): string {
  const whole = `${kind} ${namespace}/${name}`;
  if (sectionName === undefined) return whole;
  return `${kind === 'Gateway' || kind === 'ListenerSet' ? 'listener' : 'rule'} ${sectionName} of ${whole}`;
}

function isRoute({ kind }: Target): boolean {
  return kind !== 'Gateway' && kind !== 'ListenerSet';
}

function put(map: Map<string, Map<string, Target>>, key: Target, target: Target): void {
  const text = scopeKey(key);
  const others = map.get(text);
  if (others === undefined) map.set(text, new Map([[scopeKey(target), target]])); else others.set(scopeKey(target), target);
}
