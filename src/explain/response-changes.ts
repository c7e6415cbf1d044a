/** What becomes of a backend's response headers: removed first, then set, then added to. Names are in lower case. */
export interface ResponseChanges {
  readonly set: { readonly [name: string]: string };
  readonly add: { readonly [name: string]: string };
  readonly remove: readonly string[];
}

/** Collects changes in the order in which they are made. */
export class ResponseChangeList {
  private readonly assigned = new Map<string, string>();
  private readonly appended = new Map<string, string>();
  private readonly removed = new Set<string>();

  public set(name: string, value: string): void {
    this.appended.delete(name.toLowerCase());
    this.assigned.set(name.toLowerCase(), value);
  }

  public add(name: string, value: string): void {
    const key = name.toLowerCase();
    const [target, before] = this.assigned.has(key) ? [this.assigned, this.assigned.get(key)] : [this.appended, this.appended.get(key)];
    target.set(key, before === undefined ? value : `${before},${value}`);
  }

  public remove(name: string): void {
    const key = name.toLowerCase();
    this.assigned.delete(key);
    this.appended.delete(key);
    this.removed.add(key);
  }

  public get changes(): ResponseChanges {
    return { set: Object.fromEntries(this.assigned), add: Object.fromEntries(this.appended), remove: [...this.removed] };
  }

  /** What is there after the changes where there was nothing before. */
  public asHeaders(): { readonly [name: string]: string } {
    return Object.fromEntries([...this.assigned, ...this.appended]);
  }
}

export const NO_RESPONSE_CHANGES: ResponseChanges = { set: {}, add: {}, remove: [] };
