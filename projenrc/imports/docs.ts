import { Field, isExperimental, Site } from './type-model';
import { constraintsOf, lowerFirst, rulesOf } from './words';

/** The documentation of a field: its constraints, its default, and where upstream describes it. */
export function fieldDocs(field: Field, typeName: string | undefined, reference: string): string[] {
  const defaults = [...new Set(field.sites.map(({ schema }) => JSON.stringify(schema.default)))];
  const sole = defaults.length === 1 ? defaults[0] : undefined;
  const summary = [
    ...variants(field.sites, site => {
      const own = JSON.stringify(site.schema.default);
      return constraintsOf(site.schema, typeName) + (sole === own ? '' : ` Default: ${own ?? 'none'}.`);
    }),
    rulesOf(field.sites[0].schema),
    isExperimental(field.sites) ? 'Experimental channel only.' : '',
  ].filter(words => words !== '').join(' ');
  return [
    summary,
    ...(sole === undefined ? [] : [`@default ${/^[[{]/.test(sole) ? '- ' : ''}${sole}`]),
    `@see ${reference}`,
  ];
}

/** The lines as a documentation comment. */
export function docComment(lines: readonly string[], indent = ''): string {
  return [`${indent}/**`, ...lines.map(line => `${indent} * ${commentSafe(line)}`), `${indent} */`].join('\n');
}

/** A star and slash would end the comment and an `@` start a tag. Both stand in patterns only, where they have another spelling. */
function commentSafe(line: string): string {
  const [, tag, text] = /^(@(?:default|see) )?(.*)$/.exec(line)!;
  return (tag ?? '') + text.replace(/\*\//g, '*\\/').replace(/@/g, '\\x40');
}

/** A type may be checked less strictly in one place than in another: the first words are for the widest channel, the rest say where they hold. */
function variants(sites: readonly Site[], wordsFor: (site: Site) => string): string[] {
  const places = new Map<string, Site[]>();
  for (const site of sites) {
    const words = wordsFor(site);
    places.set(words, [...places.get(words) ?? [], site]);
  }
  const [[first], ...others] = places;
  return [first, ...others.map(([words, where]) => `In ${placeOf(where)}: ${lowerFirst(words)}`)];
}

function placeOf(sites: readonly Site[]): string {
  const standard = sites.some(({ kindVersion }) => kindVersion.channel === 'standard');
  const kinds = sites.filter(({ kindVersion }) => kindVersion.channel !== 'standard').map(({ kindVersion }) => kindVersion.kind);
  return [...standard ? ['the standard channel'] : [], ...new Set(kinds)].join(', ');
}
