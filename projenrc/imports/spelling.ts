import { ImportsFailure } from './failure';

/** Acronyms whose ending in lower case belongs to them: IPs, CIDRs, IPv6. */
const INFLECTED = /(IP|CIDR|URI|URL|SAN)s(?![a-z])|(IP|TLS)v(?=\d)/g;

/** The words of an identifier: `HTTPPathMatch` → HTTP, Path, Match. */
function words(identifier: string): string[] {
  return identifier
    .replace(INFLECTED, acronym => acronym[0] + acronym.slice(1).toLowerCase())
    .replace(/HTTP(?=[A-Z]{2})(?!S[A-Z])/g, 'Http') // HTTPCORSFilter: two acronyms in a row
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z0-9])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(word => word !== '');
}

/** `HTTPPathMatch` → `HttpPathMatch`. jsii reads an interface called `IPEndpoint` as a behavioural one; `IpEndpoint` is a struct. */
export function pascalCase(identifier: string): string {
  return words(identifier).map(word => word[0].toUpperCase() + word.slice(1).toLowerCase()).join('');
}

/** The member of an enum with this value: `PathPrefix` → `PATH_PREFIX`, `1.3` → `VALUE_1_3`, `*` → `ALL`. */
export function constantCase(value: string): string {
  if (value === '*') return 'ALL';
  if (value === '') return 'EMPTY';
  const name = words(value).join('_').toUpperCase();
  if (name === '') {
    throw new ImportsFailure(`the value "${value}" of an enum has no letters to name its member after. Give it a name in spelling.ts`);
  }
  return /^\d/.test(name) ? `VALUE_${name}` : name;
}

/** `HttpRoute` → `http-route`: the file that holds it. */
export function kebabCase(identifier: string): string {
  return words(identifier).join('-').toLowerCase();
}
