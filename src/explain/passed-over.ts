import { Candidate, lackOf } from './candidate';
import { Explanation, PassedOver } from './explanation';
import { HostCandidates, HostTable } from './host-table';
import { hostnameOf, PortIndex } from './port-index';
import { decidingStep, OrderChoice, stepsBetween } from './precedence';
import { ProxyIndex } from './proxy-index';
import { HttpRequest } from './request';
import { ANY_HOSTNAME, covers } from '../model/hostname';
import { Behaviour } from '../status/behaviour';
import { ListenerState } from '../status/state';

/** How many are listed; others are counted. */
const MOST_LISTED = 50;

/** Collects what is passed over, up to a number. */
export class PassedOverList {
  private readonly listed: PassedOver[] = [];
  private others = 0;

  public get told(): Pick<Explanation, 'passedOver' | 'passedOverMore'> {
    return { passedOver: this.listed, passedOverMore: this.others };
  }

  public get isFull(): boolean {
    return this.listed.length >= MOST_LISTED;
  }

  /** Adds one; its reason is looked for only where it is listed. */
  public add(make: () => PassedOver): void {
    if (this.isFull) this.others++; else this.listed.push(make());
  }

  public count(more: number): void {
    this.others += more;
  }
}

/** Where the candidates were looked for. */
export interface Search {
  readonly request: HttpRequest;
  readonly table?: HostTable;
  /** Hostnames whose candidates were looked at, the most specific first, with those that take the request. */
  readonly searched: readonly SearchedHostname[];
  /** Hostnames that take the host too, but which nobody asks after a more specific one. */
  readonly shadowed: ReadonlyArray<readonly [hostname: string, candidates: HostCandidates]>;
  readonly behaviour: Behaviour;
}

export interface SearchedHostname {
  readonly hostname: string;
  readonly candidates: HostCandidates;
  /** Places of those that take the request, in order of precedence. */
  readonly fitting: readonly number[];
}

/** Those that take the request too and come later, then those that do not fit it, then those of other hostnames. */
export function listCandidates({ request, table, searched, shadowed, behaviour }: Search, list: PassedOverList): void {
  if (table === undefined) return;
  const first = searched.find(({ fitting }) => fitting.length > 0);
  const winner = first?.candidates.all[first.fitting[0]];
  for (const { hostname, candidates, fitting } of searched) {
    for (const index of fitting) {
      const loser = candidates.all[index];
      if (loser === winner) continue;
      const reason = () => hostname === first!.hostname ? lossReason(loser, winner!, behaviour) : `hostname ${hostname} is less specific than ${first!.hostname}`;
      list.add(() => ({ ...named(loser), reason: reason() }));
    }
  }
  let seen = 0;
  for (const { candidates: { all }, fitting } of searched) {
    seen += all.length;
    const fits = new Set(fitting);
    let index = 0;
    for (; index < all.length && !list.isFull; index++) {
      const candidate = all[index];
      if (!fits.has(index)) list.add(() => ({ ...named(candidate), reason: lackOf(candidate, request)! }));
    }
    list.count(all.length - index - fitting.filter(each => each >= index).length);
  }
  const others = function* () {
    for (const [hostname, { all }] of shadowed) {
      const reason = `hostname ${hostname} is less specific than ${searched[0].hostname}, and the proxy looks at the most specific one alone`;
      for (const candidate of all) yield { candidate, reason };
    }
    const known = new Set([...searched.map(({ hostname }) => hostname), ...shadowed.map(([hostname]) => hostname)]);
    for (const [hostname, { all }] of table.entries()) {
      const reason = `hostname ${hostname} does not take ${hostText(request.hostname)}`;
      if (!known.has(hostname)) for (const candidate of all) yield { candidate, reason };
    }
  };
  for (const { candidate, reason } of others()) {
    if (list.isFull) break;
    seen++;
    list.add(() => ({ ...named(candidate), reason }));
  }
  list.count(table.size - seen);
}

/** What a client's listener is chosen by: the host of a request, or the server name of a handshake, if it sends one. */
export type Wanted = { readonly host: string } | { readonly serverName: string | undefined };

/** Listeners of the port that do not take what is wanted, and those that nothing serves. */
export function listListeners(port: PortIndex, chosen: ListenerState | undefined, wanted: Wanted, list: PassedOverList): void {
  for (const listener of port.listeners) {
    if (listener === chosen) continue;
    list.add(() => ({ listener, reason: listenerReason(hostnameOf(listener), chosen, wanted) }));
  }
  for (const listener of port.unserved) {
    list.add(() => ({ listener, reason: `nothing serves it: ${listener.conditions.get('Programmed')?.message ?? 'it is not accepted'}` }));
  }
}

/** Routes that a Gateway of the proxy does not accept, if they are for the host. */
export function listRefused({ refused }: ProxyIndex, host: string, list: PassedOverList): void {
  for (const { route, parent } of refused) {
    const { hostnames = [] } = route.object.spec;
    if (hostnames.length > 0 && !hostnames.some(hostname => covers(hostname, host))) continue;
    const accepted = parent.conditions.get('Accepted');
    list.add(() => ({ route, reason: `it is not accepted (${accepted?.reason ?? 'Accepted'}): ${accepted?.message ?? ''}` }));
  }
}

function named(candidate: Candidate): Pick<PassedOver, 'route' | 'option'> {
  return { route: candidate.option.route, option: candidate.option };
}

function lossReason(loser: Candidate, winner: Candidate, behaviour: Behaviour): string {
  return decidingStep(stepsBetween(loser, winner, orderOf(winner, behaviour)), loser, winner)?.because(loser, winner) ?? 'it is the same match once more';
}

/** What the order of candidates goes by where one of them was found. */
export function orderOf({ attachment }: Candidate, { envoyGateway }: Behaviour): OrderChoice {
  return { envoyGateway, preservesOrder: attachment.listener.gateway.proxy?.preserveRouteOrder === true };
}

function listenerReason(hostname: string, chosen: ListenerState | undefined, wanted: Wanted): string {
  const host = 'host' in wanted ? wanted.host : wanted.serverName;
  if (host === undefined) return `hostname ${hostname} needs a server name, and the client sends none`;
  if (!covers(hostname, host)) return `hostname ${hostname} does not take ${'host' in wanted ? hostText(host) : `the server name ${host}`}`;
  if (chosen === undefined) return 'it speaks another protocol';
  if (isLessSpecific(hostname, hostnameOf(chosen))) return `hostname ${hostname} is less specific than ${hostnameOf(chosen)}`;
  return `the proxy goes by the hostnames of routes, and finds listener ${chosen.spec.name}`;
}

/** Of two hostnames that take one host. */
function isLessSpecific(hostname: string, other: string): boolean {
  return hostname === ANY_HOSTNAME ? other !== ANY_HOSTNAME : hostname.startsWith('*.') && other !== ANY_HOSTNAME && (!other.startsWith('*.') || hostname.length < other.length);
}

function hostText(host: string): string {
  return host === '' ? 'a request without host' : host;
}
