import { Candidate, MatchOption } from './candidate';
import { compareBy, stepsBetween } from './precedence';
import { ANY_HOSTNAME, wildcardsOver } from '../model/hostname';
import { Attachment } from '../status/state';

/** Candidates by the hostname they take requests for, each hostname's in order of precedence. */
export class HostTable {
  private readonly byHostname = new Map<string, Candidate[]>();
  private count = 0;

  public add(attachment: Attachment, options: readonly MatchOption[]): void {
    for (const hostname of attachment.hostnames) {
      let candidates = this.byHostname.get(hostname);
      if (candidates === undefined) this.byHostname.set(hostname, candidates = []);
      for (const option of options) candidates.push({ attachment, option });
      this.count += options.length;
    }
  }

  public sort(behaviour: { readonly envoyGateway: boolean; readonly preservesOrder: boolean }): void {
    for (const candidates of this.byHostname.values()) candidates.sort((a, b) => compareBy(stepsBetween(a, b, behaviour), a, b));
  }

  /** The hostnames of it that take a host, the most specific first. */
  public hostnamesFor(host: string): readonly string[] {
    return [host, ...wildcardsOver(host), ANY_HOSTNAME].filter(each => this.byHostname.has(each));
  }

  public candidates(hostname: string): readonly Candidate[] {
    return this.byHostname.get(hostname) ?? [];
  }

  /** How many candidates there are under all hostnames. */
  public get size(): number {
    return this.count;
  }

  /** Hostnames with their candidates. */
  public entries(): IterableIterator<[string, readonly Candidate[]]> {
    return this.byHostname.entries();
  }
}
