import { HttpMatchFacts, mayShareRequest, pathKey, tieKeys } from './http-match';

/** What one HTTPRoute holds at most (HTTPRoute, `spec.rules` and its items). */
export const ROUTE_LIMITS = { rules: 16, matches: 128, matchesPerRule: 64, hostnames: 16, parentRefs: 32 };

/** One rule, as far as it matters for which HTTPRoute it goes into. */
export interface PartitionedRule {
  /** Rules that do the same may tie wherever they are. */
  readonly origin: number;
  readonly matches: readonly HttpMatchFacts[];
}

/** Two matches that must be in one HTTPRoute, which cannot hold them. */
export interface PartitionConflict {
  readonly rules: readonly [PartitionedRule, PartitionedRule];
  readonly matches: readonly [HttpMatchFacts, HttpMatchFacts];
}

/**
 * Rules spread over as few HTTPRoutes as their order allows. Between two routes of one age a tie goes by name, and ages differ once a part is
 * added later: so matches that tie, and that some request fits both, stay in one route, where the order of its rules decides.
 */
export class RoutePartition {
  private readonly rules: PartitionedRule[] = [];
  /** Absent as long as one part holds everything: then nothing has to be known of ties. */
  private spread?: { readonly ties: Ties; groups: Group[] };

  /** Indexes of the rules of each part, in the order they were added. At least one part. */
  public get parts(): number[][] {
    return this.spread?.groups.map(({ members }) => [...members].sort((a, b) => a - b)) ?? [this.rules.map((_, index) => index)];
  }

  public get partCount(): number {
    return this.spread?.groups.length ?? 1;
  }

  /** Adds rules, all or none: none when they give the conflict it returns. */
  public add(...added: readonly PartitionedRule[]): PartitionConflict | undefined {
    const before = this.rules.length;
    this.rules.push(...added);
    if (this.spread === undefined && hasRoom(NOTHING, this.rules.length, matchCount(this.rules))) return undefined;
    const known = this.spread === undefined ? 0 : before;
    this.spread ??= { ties: new Ties(), groups: [] };
    for (let index = known; index < this.rules.length; index++) {
      const partners = this.spread.ties.add(this.rules[index]);
      if (!this.join(this.spread.groups, index, partners) && !this.repack(index + 1)) {
        const conflict = this.spread.ties.last!;
        this.spread = undefined;
        const kept = this.rules.splice(0).slice(0, before);
        this.add(...kept);
        return conflict;
      }
    }
    return undefined;
  }

  /** Puts a rule where the rules it ties with are, or where there is room first; says whether it could. */
  private join(groups: Group[], rule: number, partners: readonly number[]): boolean {
    const needed = groups.filter(({ members }) => partners.some(partner => members.has(partner)));
    if (needed.length > 1) return false;
    const size = this.rules[rule].matches.length;
    let group = needed[0] ?? groups.find(each => hasRoom(each, 1, size));
    if (group === undefined) {
      group = { members: new Set(), matches: 0 };
      groups.push(group);
    }
    if (!hasRoom(group, 1, size)) return false;
    group.members.add(rule);
    group.matches += size;
    return true;
  }

  /** Places the first rules anew, those bound together first to last; says whether it could, and changes nothing when not. */
  private repack(count: number): boolean {
    const packed: Group[] = [];
    for (const members of this.spread!.ties.connected(count)) {
      const matches = matchCount(members.map(member => this.rules[member]));
      let group = packed.find(each => hasRoom(each, members.length, matches));
      if (group === undefined) {
        if (!hasRoom(NOTHING, members.length, matches)) return false;
        group = { members: new Set(), matches: 0 };
        packed.push(group);
      }
      for (const member of members) group.members.add(member);
      group.matches += matches;
    }
    this.spread!.groups = packed;
    return true;
  }
}

/** Which rules tie with which. */
class Ties {
  private readonly rules: PartitionedRule[] = [];
  private readonly partners: number[][] = [];
  /** Matches by what they tie by, so that only those are compared. */
  private readonly peers = new Map<string, Array<readonly [rule: number, match: HttpMatchFacts]>>();
  /** The tie found last. */
  public last?: PartitionConflict;

  /** Adds a rule, and returns those it ties with. */
  public add(rule: PartitionedRule): readonly number[] {
    const index = this.rules.push(rule) - 1;
    const found = new Set<number>();
    for (const match of rule.matches) {
      for (const bucket of bucketsOf(match)) {
        for (const [other, peer] of this.peers.get(bucket) ?? []) {
          if (this.rules[other].origin === rule.origin || !mayShareRequest(match, peer)) continue;
          found.add(other);
          this.last = { rules: [this.rules[other], rule], matches: [peer, match] };
        }
      }
    }
    this.partners.push([...found]);
    found.forEach(other => this.partners[other].push(index));
    this.remember(rule, index);
    return this.partners[index];
  }

  /** The first rules in groups, each with all that ties bind it to, directly or through others. */
  public connected(count: number): number[][] {
    const seen = new Set<number>();
    return this.partners.slice(0, count).flatMap((_, start) => {
      if (seen.has(start)) return [];
      const members = [start];
      seen.add(start);
      for (const member of members) {
        for (const next of this.partners[member].filter(each => !seen.has(each))) {
          seen.add(next);
          members.push(next);
        }
      }
      return [members];
    });
  }

  private remember({ matches }: PartitionedRule, index: number): void {
    for (const match of matches) {
      for (const bucket of bucketsOf(match)) {
        const peers = this.peers.get(bucket);
        if (peers) peers.push([index, match]); else this.peers.set(bucket, [[index, match]]);
      }
    }
  }
}

interface Group {
  readonly members: Set<number>;
  matches: number;
}

const NOTHING: Group = { members: new Set(), matches: 0 };

function matchCount(rules: readonly PartitionedRule[]): number {
  return rules.reduce((sum, { matches }) => sum + matches.length, 0);
}

function hasRoom({ members, matches }: Group, moreRules: number, moreMatches: number): boolean {
  return members.size + moreRules <= ROUTE_LIMITS.rules && matches + moreMatches <= ROUTE_LIMITS.matches;
}

function bucketsOf(match: HttpMatchFacts): string[] {
  const path = match.path.type === 'RegularExpression' ? '' : pathKey(match.path);
  return tieKeys(match).map(key => `${key} ${path}`);
}
