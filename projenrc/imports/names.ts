import { ImportsFailure } from './failure';
import { readJson } from './pins';

/**
 * The upstream Go types behind the schemas: the content of `type-names.json`.
 *
 * A name is `<package alias>.<Go type>`, or `=<Name>` for an enum that upstream spells as a bare string, or whose Go type allows other
 * values elsewhere. A field is written with `[]` or `{}` behind it for the items of a list or the values of a map.
 */
export interface TypeNames {
  /** Kind → the type of its `spec`. */
  readonly kinds: { readonly [kind: string]: string };
  /** Type → field → type, for every field that holds a struct or an enum. */
  readonly types: { readonly [type: string]: { readonly [field: string]: string } };
}

/** Looks names up and remembers which were asked for, so that a stale name is as much an error as a missing one. */
export class Names {
  public static read(file: string): Names {
    return new Names(readJson(file) as TypeNames, file);
  }

  private readonly used = new Set<string>();

  public constructor(private readonly names: TypeNames, private readonly file: string) {}

  public specOf(kind: string): string {
    return this.found(this.names.kinds[kind], `kinds.${kind}`, `${kind} spec`);
  }

  public fieldOf(owner: string, field: string, where: string): string {
    return this.found(this.names.types[owner]?.[field], `types.${owner}.${field}`, where);
  }

  /** Fails when the file names something that no CRD has. */
  public refuseStale(): void {
    const known = [
      ...Object.keys(this.names.kinds).map(kind => `kinds.${kind}`),
      ...Object.entries(this.names.types).flatMap(([owner, fields]) => Object.keys(fields).map(field => `types.${owner}.${field}`)),
    ];
    const stale = known.filter(entry => !this.used.has(entry));
    if (stale.length > 0) {
      throw new ImportsFailure(`${this.file} names what the CRDs do not have: ${stale.join(', ')}. Remove it`);
    }
  }

  private found(name: string | undefined, entry: string, where: string): string {
    if (name === undefined) {
      throw new ImportsFailure(`${where} has no name: add ${entry} to ${this.file}, with its upstream Go type, or =<Name> if it has none`);
    }
    this.used.add(entry);
    return name;
  }
}
