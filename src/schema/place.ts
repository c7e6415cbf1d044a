/** Where a walk over an object is. One for the whole walk, so that a place costs something only where an error is. */
export class Place {
  private readonly keys: Array<string | number> = [];
  /** Which of the keys are of a map and not of a field or a list: few ever are. */
  private readonly ofMap = new Set<number>();

  public enter(key: string | number, ofMap = false): void {
    if (ofMap) this.ofMap.add(this.keys.length);
    this.keys.push(key);
  }

  public leave(): void {
    this.keys.pop();
    if (this.ofMap.size > 0) this.ofMap.delete(this.keys.length);
  }

  /** Whether it is the object itself. */
  public get isRoot(): boolean {
    return this.keys.length === 0;
  }

  /** The keys to here, and to a field of what is here. */
  public keysTo(...more: ReadonlyArray<string | number>): ReadonlyArray<string | number> {
    return [...this.keys, ...more];
  }

  /** The path to here as `field.Path` of the API server writes it. */
  public path(field?: string): string {
    let path = '';
    this.keys.forEach((key, index) => {
      if (typeof key === 'number' || this.ofMap.has(index)) path += `[${key}]`;
      else path += path === '' ? key : `.${key}`;
    });
    if (field === undefined) return path;
    return path === '' ? field : `${path}.${field}`;
  }
}
