import { CoverIndex } from '../model/cover-index';
import { describeMatch } from '../model/http-match';
import { Demand, demandOf, grpcDemandOf } from '../model/match-cover';
import { byRank, envoyGatewayRank, MatchRank, specifiedRank } from '../model/match-rank';
import { Simulation } from '../status/simulation';
import { Attachment, ListenerState, MatchState, RouteState, RuleState } from '../status/state';

/** Something that takes requests: a match of a rule; a rule without any, or the rule of a stream, as a whole. */
export interface Taker {
  readonly route: RouteState;
  readonly rule: RuleState;
  readonly match?: MatchState;
}

/** Who takes all requests of a match before it, on one hostname of one listener. */
export interface Cover {
  readonly by: Taker;
  readonly attachment: Attachment;
  readonly hostname: string;
  /** Whether both demand the same, so that the age of their routes, or their order in one, decides. */
  readonly isSame: boolean;
}

/** How much of a match is taken by others. */
export interface Reach {
  readonly taker: Taker;
  /** Hostnames of listeners that it is on. */
  places: number;
  /** Those where no request is left to it. */
  covered: number;
  first?: Cover;
  /** The first one that a route of another namespace with the same match takes. */
  rival?: Cover;
}

interface Candidate {
  readonly reach: Reach;
  readonly demand: Demand;
  readonly rank: MatchRank;
}

/** Which matches get requests, by all routes on their listeners. What it calls covered is: of the rest it does not know. */
export class Reachability {
  private readonly reaches = new Map<RuleState, Map<MatchState | undefined, Reach>>();

  public constructor(private readonly simulation: Simulation) {
    for (const { listeners } of simulation.gateways) for (const listener of listeners) this.judge(listener);
  }

  /** Of every match of a rule that is attached anywhere. */
  public of(rule: RuleState): readonly Reach[] {
    return [...this.reaches.get(rule)?.values() ?? []];
  }

  private judge(listener: ListenerState): void {
    for (const [key, attachments] of byPlace(listener.attachments)) {
      const hostname = key.slice(key.indexOf(' ') + 1);
      const candidates = attachments.flatMap(attachment => this.candidatesOf(attachment.route).map(candidate => ({ ...candidate, attachment })));
      candidates.forEach(({ reach }) => reach.places++);
      if (candidates.length < 2) continue;
      const { envoyGateway } = this.simulation.behaviour;
      const isInOrder = envoyGateway && listener.gateway.proxy?.preserveRouteOrder === true;
      if (!isInOrder) candidates.sort((a, b) => byRank(a.rank, b.rank));
      const index = new CoverIndex<Candidate>(envoyGateway);
      for (const candidate of candidates) {
        const found = index.find(candidate.demand);
        index.add(candidate.demand, candidate);
        if (found === undefined) continue;
        note(candidate.reach, { by: found.reach.taker, attachment: candidate.attachment, hostname, isSame: isSame(found, candidate) });
      }
    }
  }

  private candidatesOf(route: RouteState): Candidate[] {
    return route.rules.filter(rule => rule.dropped === undefined).flatMap(rule => {
      const matches = rule.matches.length === 0 ? [undefined] : rule.matches;
      return matches.map(match => ({ reach: this.reachOf({ route, rule, match }), ...this.demandAndRank(route, match) }));
    });
  }

  private reachOf(taker: Taker): Reach {
    let ofRule = this.reaches.get(taker.rule);
    if (ofRule === undefined) this.reaches.set(taker.rule, ofRule = new Map());
    let reach = ofRule.get(taker.match);
    if (reach === undefined) ofRule.set(taker.match, reach = { taker, places: 0, covered: 0 });
    return reach;
  }

  private demandAndRank({ kind }: RouteState, match?: MatchState): { readonly demand: Demand; readonly rank: MatchRank } {
    if (match?.http !== undefined) {
      const { http, cookies } = match;
      const { envoyGateway } = this.simulation.behaviour;
      return { demand: demandOf(http, cookies), rank: envoyGateway ? envoyGatewayRank(http, cookies) : specifiedRank(http) };
    }
    if (kind !== 'GRPCRoute' || match === undefined) return { demand: { conditions: [] }, rank: kind === 'GRPCRoute' ? [0, 0, 0] : [] };
    const { method, headers = [] } = match.spec;
    const { service = '', method: called = '' } = typeof method === 'object' ? method : {};
    return { demand: grpcDemandOf(match.spec), rank: [service.length, called.length, headers.length] };
  }
}

/** Routes on a listener by kind and hostname, each once however many of its parentRefs lead there. */
function byPlace(attachments: readonly Attachment[]): Map<string, Attachment[]> {
  const places = new Map<string, Map<RouteState, Attachment>>();
  for (const attachment of attachments) {
    if (attachment.parent.conditions.isFalse('Accepted')) continue;
    for (const hostname of attachment.hostnames) {
      const key = `${attachment.route.kind} ${hostname}`;
      const place = places.get(key);
      if (place === undefined) places.set(key, new Map([[attachment.route, attachment]]));
      else if (!place.has(attachment.route)) place.set(attachment.route, attachment);
    }
  }
  return new Map([...places].map(([key, place]) => [key, [...place.values()]]));
}

function note(reach: Reach, cover: Cover): void {
  reach.covered++;
  reach.first ??= cover;
  if (cover.isSame && namespaceOf(cover.by) !== namespaceOf(reach.taker)) reach.rival ??= cover;
}

function namespaceOf({ route }: Taker): string | undefined {
  return route.object.metadata.namespace;
}

function isSame(a: Candidate, b: Candidate): boolean {
  return byRank(a.rank, b.rank) === 0 && a.demand.conditions.length === b.demand.conditions.length;
}

/** `(prefix /pay, method GET)`; nothing for what takes every request. */
export function matchText({ match, route: { kind } }: Taker): string {
  if (match?.http !== undefined) {
    const cookies = (match.cookies ?? []).map(({ name, value }) => `, cookie ${name}=${value}`).join('');
    return `(${describeMatch(match.http)}${cookies})`;
  }
  if (match === undefined) return kind === 'GRPCRoute' ? '(every method)' : '';
  const { method, headers = [] } = match.spec;
  const { service, method: called } = typeof method === 'object' ? method : {};
  const parts = [...service === undefined ? [] : [`service ${service}`], ...called === undefined ? [] : [`method ${called}`], ...headers.map(({ name, value }) => `header ${name}=${value}`)];
  return `(${parts.join(', ') || 'every method'})`;
}
