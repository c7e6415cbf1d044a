/** Upstream plurals of acronyms, which would otherwise be split before their `s`. */
const PLURALS = /(IP|CIDR|URL|SAN)s(?![a-z])/g;

/** The words of an identifier: `HTTPPathMatch` → HTTP, Path, Match. */
function words(identifier: string): string[] {
  return identifier
    .replace(PLURALS, (_, acronym: string) => acronym[0] + acronym.slice(1).toLowerCase() + 's')
    .replace(/HTTP(?=[A-Z]{2})(?!S[A-Z])/g, 'Http') // HTTPCORSFilter: two acronyms in a row
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(word => word !== '');
}

/** `HTTPPathMatch` → `HttpPathMatch`. jsii reads an interface called `IPEndpoint` as a behavioural one; `IpEndpoint` is a struct. */
export function pascalCase(identifier: string): string {
  return words(identifier).map(word => word[0].toUpperCase() + word.slice(1).toLowerCase()).join('');
}

/** `PathPrefix` → `PATH_PREFIX`, `1.3` → `VALUE_1_3`, empty → `EMPTY`: the member of an enum with that value. */
export function constantCase(value: string): string {
  const name = words(value).join('_').toUpperCase();
  if (name === '') return 'EMPTY';
  return /^\d/.test(name) ? `VALUE_${name}` : name;
}

/** `HttpRoute` → `http-route`: the file that holds it. */
export function kebabCase(identifier: string): string {
  return words(identifier).join('-').toLowerCase();
}
