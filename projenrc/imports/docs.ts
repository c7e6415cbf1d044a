import { constraintsOf, lowerFirst } from './constraints';
import { ImportsFailure } from './failure';
import { Field, isExperimental, Site } from './type-model';

/** The documentation of a field: its constraints, its default, and where upstream describes it. */
export function fieldDocs(field: Field, typeName: string | undefined, reference: string): string[] {
  const defaults = [...new Set(field.sites.map(({ schema }) => defaultOf(schema.default)))];
  const words = (site: Site) =>
    constraintsOf(site.schema, typeName) + (defaults.length === 1 ? '' : ` Default: ${defaultOf(site.schema.default) ?? 'none'}.`);
  const summary = [
    ...variants(field.sites, words),
    ...field.required && defaults.some(each => each !== undefined) ? ['Required here, though the API server has a default.'] : [],
    ...isExperimental(field.sites) ? ['Experimental channel only.'] : [],
  ].join(' ');
  const [sole] = defaults.length === 1 ? defaults : [];
  return [
    summary,
    ...sole === undefined ? [] : [`@default ${/^[[{]/.test(sole) ? '- ' : ''}${sole}`],
    `@see ${reference}`,
  ];
}

/** The lines as a documentation comment. */
export function docComment(lines: readonly string[], indent = ''): string {
  const broken = lines.find(line => /\*\/|[\r\n\u2028\u2029]/.test(line) || line.replace(/^@(default|see) /, '').includes('@'));
  if (broken !== undefined) {
    throw new ImportsFailure(`a documentation comment cannot hold a star and slash, an @ or a line break: ${JSON.stringify(broken)}`);
  }
  return [`${indent}/**`, ...lines.map(line => `${indent} * ${line}`), `${indent} */`].join('\n');
}

/** A default as JSON, in a spelling that a comment can hold. */
function defaultOf(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value).replace(/\*\//g, '*\\/').replace(/[@\u2028\u2029]/g, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A type may be checked less strictly in one place than in another: the first words are for the widest channel, the rest say where they hold. */
function variants(sites: readonly Site[], wordsFor: (site: Site) => string): string[] {
  const places = new Map<string, Site[]>();
  for (const site of sites) {
    const words = wordsFor(site);
    places.set(words, [...places.get(words) ?? [], site]);
  }
  const [[first, usual], ...others] = places;
  return [first, ...others.map(([words, where]) => `In ${placeOf(where, usual)}: ${lowerFirst(words)}`)];
}

function placeOf(sites: readonly Site[], usual: readonly Site[]): string {
  const standard = sites.some(({ kindVersion }) => kindVersion.channel === 'standard');
  const others = sites.filter(({ kindVersion }) => kindVersion.channel !== 'standard').map(({ kindVersion, path }) => {
    const elsewhere = usual.some(each => each.kindVersion === kindVersion);
    return `\`${kindVersion.kind}\`${elsewhere ? ` at \`${path}\`` : ''}`;
  });
  return enumerated([...standard ? ['the standard channel'] : [], ...new Set(others)]);
}

function enumerated(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}
