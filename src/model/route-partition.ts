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

interface Tie {
  readonly rule: number;
  readonly other: number;
  readonly conflict: PartitionConflict;
}

/**
 * Rules spread over as few HTTPRoutes as their order allows. Between two routes of one age a tie goes by name, and ages differ once a part is
 * added later: so matches that tie, and that some request fits both, stay in one route, where the order of its rules decides.
 */
export class RoutePartition {
  private readonly rules: PartitionedRule[] = [];
  private readonly ties: Tie[] = [];
  /** Matches by what they tie by, so that only those are compared. */
  private readonly peers = new Map<string, Array<readonly [rule: number, match: HttpMatchFacts]>>();
  private groups: Group[] = [];

  /** Indexes of the rules of each part, in the order they were added. At least one part. */
  public get parts(): number[][] {
    return this.groups.length === 0 ? [[]] : this.groups.map(({ members }) => [...members].sort((a, b) => a - b));
  }

  public get partCount(): number {
    return Math.max(1, this.groups.length);
  }

  /** Adds rules, all or none: none when they give the conflict it returns. */
  public add(...added: readonly PartitionedRule[]): PartitionConflict | undefined {
    const before = this.rules.length;
    for (const rule of added) {
      const ties = this.tiesOf(rule, this.rules.length);
      this.rules.push(rule);
      this.ties.push(...ties);
      if (!this.join(this.rules.length - 1, ties) && !this.repack()) {
        const { conflict } = this.ties.reduce((a, b) => b.rule > a.rule ? b : a);
        this.truncate(before);
        return conflict;
      }
      this.remember(rule, this.rules.length - 1);
    }
    return undefined;
  }

  /** Puts a rule where the rules it ties with are, or where there is room first; says whether it could. */
  private join(rule: number, ties: readonly Tie[]): boolean {
    const needed = this.groups.filter(({ members }) => ties.some(({ other }) => members.has(other)));
    if (needed.length > 1) return false;
    const size = this.rules[rule].matches.length;
    const group = needed[0] ?? this.groups.find(each => hasRoom(each, 1, size));
    if (group === undefined) {
      this.groups.push({ members: new Set([rule]), matches: size });
      return true;
    }
    if (!hasRoom(group, 1, size)) return false;
    group.members.add(rule);
    group.matches += size;
    return true;
  }

  /** Places all rules anew, those bound together first to last; says whether it could, and changes nothing when not. */
  private repack(): boolean {
    const packed: Group[] = [];
    for (const members of connected(this.rules.length, this.ties)) {
      const matches = members.reduce((sum, member) => sum + this.rules[member].matches.length, 0);
      let group = packed.find(each => hasRoom(each, members.length, matches));
      if (group === undefined) {
        group = { members: new Set(), matches: 0 };
        if (!hasRoom(group, members.length, matches)) return false;
        packed.push(group);
      }
      members.forEach(member => group.members.add(member));
      group.matches += matches;
    }
    this.groups = packed;
    return true;
  }

  private tiesOf(rule: PartitionedRule, index: number): Tie[] {
    return rule.matches.flatMap(match => bucketsOf(match).flatMap(bucket => this.peers.get(bucket) ?? [])
      .filter(([other, peer]) => this.rules[other].origin !== rule.origin && mayShareRequest(match, peer))
      .map(([other, peer]) => ({ rule: index, other, conflict: { rules: [this.rules[other], rule], matches: [peer, match] } })));
  }

  private remember(rule: PartitionedRule, index: number): void {
    for (const match of rule.matches) {
      for (const bucket of bucketsOf(match)) {
        const peers = this.peers.get(bucket);
        if (peers) peers.push([index, match]); else this.peers.set(bucket, [[index, match]]);
      }
    }
  }

  private truncate(count: number): void {
    const kept = this.rules.splice(0).slice(0, count);
    this.ties.length = 0;
    this.peers.clear();
    this.groups = [];
    kept.forEach(rule => this.add(rule));
  }
}

interface Group {
  readonly members: Set<number>;
  matches: number;
}

function hasRoom({ members, matches }: Group, moreRules: number, moreMatches: number): boolean {
  return members.size + moreRules <= ROUTE_LIMITS.rules && matches + moreMatches <= ROUTE_LIMITS.matches;
}

function bucketsOf(match: HttpMatchFacts): string[] {
  const path = match.path.type === 'RegularExpression' ? '' : pathKey(match.path);
  return tieKeys(match).map(key => `${key} ${path}`);
}

/** The rules from the first, each with all that ties bind it to, directly or through others. */
function connected(count: number, ties: readonly Tie[]): number[][] {
  const neighbours = Array.from({ length: count }, (): number[] => []);
  for (const { rule, other } of ties) {
    neighbours[rule].push(other);
    neighbours[other].push(rule);
  }
  const seen = new Set<number>();
  return neighbours.flatMap((_, start) => {
    if (seen.has(start)) return [];
    const members = [start];
    seen.add(start);
    for (const member of members) {
      neighbours[member].filter(next => !seen.has(next)).forEach(next => {
        seen.add(next);
        members.push(next);
      });
    }
    return [members];
  });
}
