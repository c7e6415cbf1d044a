import { z } from 'zod';
import { readJsonFile } from './json-file';

/** `<package alias>.<Go type>`. */
const goType = z.string().regex(/^[a-z0-9]+\.[A-Za-z0-9]+$/, 'must be <package>.<Go type>');

/** Or `=<Name>`, for an enum that upstream spells as a bare string, or whose Go type allows other values elsewhere. */
const fieldType = z.string().regex(/^([a-z0-9]+\.|=)[A-Za-z0-9]+$/, 'must be <package>.<Go type>, or =<Name> for a name of our own');

const TypeNames = z.strictObject({
  /** `<module>.<kind>` → the type of its `spec`. */
  kinds: z.record(z.string(), goType),
  /** Type → field → type, for every field that holds a struct or an enum; `[]` or `{}` behind a field stands for its items or values. */
  types: z.record(goType, z.record(z.string(), fieldType)),
});

/** The upstream Go types behind the schemas: the content of `type-names.json`. */
export type TypeNames = z.infer<typeof TypeNames>;

export function readTypeNames(file: string): TypeNames {
  return readJsonFile(file, TypeNames);
}
