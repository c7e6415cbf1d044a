/** Headers of a message: names in lower case, each with its values in order. */
export class Headers {
  private readonly fields = new Map<string, readonly string[]>();

  public constructor(fields: { readonly [name: string]: string | readonly string[] } = {}) {
    for (const [name, value] of Object.entries(fields)) {
      for (const each of typeof value === 'string' ? [value] : value) this.add(name, each);
    }
  }

  public values(name: string): readonly string[] {
    return this.fields.get(name.toLowerCase()) ?? [];
  }

  public set(name: string, value: string): void {
    this.fields.set(name.toLowerCase(), [value]);
  }

  public add(name: string, value: string): void {
    this.fields.set(name.toLowerCase(), [...this.values(name), value]);
  }

  public remove(name: string): void {
    this.fields.delete(name.toLowerCase());
  }

  /** In lower case. */
  public get names(): readonly string[] {
    return [...this.fields.keys()];
  }

  public copy(): Headers {
    const copy = new Headers();
    this.fields.forEach((values, name) => copy.fields.set(name, values));
    return copy;
  }

  /** Several values of a name as one, the way HTTP joins them. */
  public asObject(): { readonly [name: string]: string } {
    return Object.fromEntries([...this.fields].map(([name, values]) => [name, values.join(',')]));
  }
}
