import { Candidate, fitsRequest, lackOf } from './candidate';
import { PassedOver } from './explanation';
import { HostTable } from './host-table';
import { hostnameOf, PortIndex } from './port-index';
import { decidingStep, stepsBetween } from './precedence';
import { ProxyIndex } from './proxy-index';
import { HttpRequest } from './request';
import { covers } from '../model/hostname';
import { Behaviour } from '../status/behaviour';
import { ListenerState } from '../status/state';

/** How many are listed; others are counted. */
const MOST_LISTED = 50;

/** Collects what is passed over, up to a number. */
export class PassedOverList {
  public readonly listed: PassedOver[] = [];
  private others = 0;

  public get more(): number {
    return this.others;
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
  /** Hostnames whose candidates were looked at, the most specific first. */
  readonly hostnames: readonly string[];
  /** Hostnames that take the host too, but which nobody asks after a more specific one. */
  readonly shadowed: readonly string[];
  readonly winner?: Candidate;
  readonly behaviour: Behaviour;
}

/** Those that take the request too and come later, then those that do not fit it, then those of other hostnames. */
export function listCandidates(search: Search, list: PassedOverList): void {
  const { request, table, hostnames, shadowed, winner } = search;
  if (table === undefined) return;
  const unfit: Candidate[] = [];
  let seen = 0;
  for (const hostname of hostnames) {
    for (const candidate of table.candidates(hostname)) {
      seen++;
      if (candidate === winner) continue;
      if (fitsRequest(candidate, request)) list.add(() => ({ ...named(candidate), reason: lossReason(candidate, hostname, search) }));
      else unfit.push(candidate);
    }
  }
  for (const candidate of unfit) list.add(() => ({ ...named(candidate), reason: lackOf(candidate, request)! }));
  for (const hostname of shadowed) {
    for (const candidate of table.candidates(hostname)) {
      seen++;
      list.add(() => ({ ...named(candidate), reason: `hostname ${hostname} is less specific than ${hostnames[0]}, and the proxy looks at the most specific one alone` }));
    }
  }
  const known = new Set([...hostnames, ...shadowed]);
  for (const [hostname, candidates] of table.entries()) {
    if (list.isFull) break;
    if (known.has(hostname)) continue;
    for (const candidate of candidates) {
      seen++;
      list.add(() => ({ ...named(candidate), reason: `hostname ${hostname} does not take ${hostText(request.hostname)}` }));
    }
  }
  list.count(table.size - seen);
}

/** Listeners of the port that do not take the host, and those that nothing serves. */
export function listListeners(port: PortIndex, chosen: ListenerState | undefined, host: string | undefined, list: PassedOverList): void {
  for (const listener of port.listeners) {
    if (listener === chosen) continue;
    const hostname = hostnameOf(listener);
    list.add(() => ({ listener, reason: listenerReason(hostname, chosen, host) }));
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

function lossReason(loser: Candidate, hostname: string, { winner, table, hostnames, behaviour }: Search): string {
  const first = hostnames.find(each => winner !== undefined && table!.candidates(each).includes(winner));
  if (winner === undefined) return 'it takes the request too';
  if (first !== undefined && first !== hostname) return `hostname ${hostname} is less specific than ${first}`;
  const preservesOrder = winner.attachment.listener.gateway.proxy?.preserveRouteOrder === true;
  const steps = stepsBetween(loser, winner, { envoyGateway: behaviour.envoyGateway, preservesOrder });
  return decidingStep(steps, loser, winner)?.because(loser, winner) ?? 'it is the same match once more';
}

function listenerReason(hostname: string, chosen: ListenerState | undefined, host: string | undefined): string {
  if (host === undefined) return `hostname ${hostname} needs a server name, and the client sends none`;
  if (!covers(hostname, host)) return `hostname ${hostname} does not take ${hostText(host)}`;
  return chosen === undefined ? 'it speaks another protocol' : `hostname ${hostname} is less specific than ${hostnameOf(chosen)}`;
}

function hostText(host: string): string {
  return host === '' ? 'a request without host' : host;
}
