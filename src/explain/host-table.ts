import { Candidate, fitsRequest, MatchOption } from './candidate';
import { pathKeys } from './path-key';
import { compareBy, OrderChoice, stepsBetween } from './precedence';
import { HttpRequest } from './request';
import { addTo } from '../model/grouped';
import { ANY_HOSTNAME, wildcardsOver } from '../model/hostname';
import { Attachment, ListenerState } from '../status/state';

/** The candidates under one hostname, in order of precedence. */
export class HostCandidates {
  public readonly all: Candidate[] = [];
  private readonly byPath = new Map<string, number[]>();
  /** Of those that a path alone does not rule out. */
  private readonly others: number[] = [];

  public sort(choice: OrderChoice): void {
    this.all.sort((a, b) => compareBy(stepsBetween(a, b, choice), a, b));
    this.all.forEach(({ option: { pathKey } }, index) => {
      if (pathKey === undefined) this.others.push(index); else addTo(this.byPath, pathKey, index);
    });
  }

  /** Where those are that take a request, in order: of thousands only a few are looked at. */
  public fitting(request: HttpRequest): readonly number[] {
    const possible = [...this.others, ...pathKeys(request.path).flatMap(key => this.byPath.get(key) ?? [])];
    return possible.filter(index => fitsRequest(this.all[index], request)).sort((a, b) => a - b);
  }
}

/** Candidates by the hostname they take requests for. */
export class HostTable {
  private readonly byHostname = new Map<string, HostCandidates>();
  private readonly listeners = new Map<string, ListenerState>();
  private count = 0;
  /** A hostname that routes of two listeners have, and these. */
  public contested?: { readonly hostname: string; readonly listeners: readonly [ListenerState, ListenerState] };

  public add(attachment: Attachment, options: readonly MatchOption[]): void {
    for (const hostname of attachment.hostnames) {
      const first = this.listeners.get(hostname) ?? attachment.listener;
      this.listeners.set(hostname, first);
      if (first !== attachment.listener) this.contested ??= { hostname, listeners: [first, attachment.listener] };
      let candidates = this.byHostname.get(hostname);
      if (candidates === undefined) this.byHostname.set(hostname, candidates = new HostCandidates());
      for (const option of options) candidates.all.push({ attachment, option });
      this.count += options.length;
    }
  }

  public sort(choice: OrderChoice): void {
    for (const candidates of this.byHostname.values()) candidates.sort(choice);
  }

  /** The hostnames of it that take a host, the most specific first, with their candidates. */
  public matching(host: string): ReadonlyArray<readonly [hostname: string, candidates: HostCandidates]> {
    return [host, ...wildcardsOver(host), ANY_HOSTNAME].flatMap(hostname => {
      const candidates = this.byHostname.get(hostname);
      return candidates === undefined ? [] : [[hostname, candidates] as const];
    });
  }

  /** How many candidates there are under all hostnames. */
  public get size(): number {
    return this.count;
  }

  public entries(): IterableIterator<[string, HostCandidates]> {
    return this.byHostname.entries();
  }
}
