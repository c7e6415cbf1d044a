/** What a proxy does to a path before it looks for a route (Envoy Gateway: ClientTrafficPolicy, `spec.path`). */
export interface PathSettings {
  readonly mergesSlashes: boolean;
  readonly escapedSlashes: 'KeepUnchanged' | 'RejectRequest' | 'UnescapeAndRedirect' | 'UnescapeAndForward';
}

/** What Envoy Gateway sets where no policy says otherwise. */
export const DEFAULT_PATH_SETTINGS: PathSettings = { mergesSlashes: true, escapedSlashes: 'UnescapeAndRedirect' };

/** The path to go on with, or to send the client to; nothing for one that is refused. */
export interface NormalisedPath {
  readonly path: string;
  readonly redirects: boolean;
}

/** A path as Envoy has it after escaped slashes, dot segments and slashes in a row; the steps are in its order. */
export function normalisedPath(path: string, { mergesSlashes, escapedSlashes }: PathSettings): NormalisedPath | undefined {
  const unescaped = escapedSlashes === 'KeepUnchanged' ? path : path.replace(/%2f/gi, '/').replace(/%5c/gi, '\\');
  const hadSlashes = unescaped !== path;
  if (hadSlashes && escapedSlashes === 'RejectRequest') return undefined;
  const canonical = canonicalPath(unescaped);
  if (canonical === undefined) return undefined;
  return { path: mergesSlashes ? withoutEmptyElements(canonical) : canonical, redirects: hadSlashes && escapedSlashes === 'UnescapeAndRedirect' };
}

/** Of nothing but slashes two stay: Envoy keeps the first and the last. */
function withoutEmptyElements(path: string): string {
  return /^\/{2,}$/.test(path) ? '//' : path.replace(/\/{2,}/g, '/');
}

/** Characters that are written as %XX; those that need not be are written as they are. A null is refused. */
const ESCAPED = /[\u0001-\u0020"#<>?^`{|}\u007f]/g;
const NEEDLESSLY_ESCAPED = /%(2d|2e|3\d|4[1-9a-f]|5[0-9a]|5f|6[1-9a-f]|7[0-9a]|7e)/gi;

function canonicalPath(path: string): string | undefined {
  if (path.includes('%00') || path.includes('\0')) return undefined;
  const plain = path
    .replaceAll('\\', '/')
    .replace(NEEDLESSLY_ESCAPED, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(ESCAPED, character => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
    .replace(/[^\u0000-\u007f]+/g, text => encodeURIComponent(Buffer.from(text).toString()));
  return withoutDotSegments(plain);
}

function withoutDotSegments(path: string): string {
  const segments = path.split('/').slice(1);
  const kept: string[] = [];
  segments.forEach((segment, index) => {
    const isDots = segment === '.' || segment === '..';
    if (segment === '..') kept.pop();
    if (!isDots) kept.push(segment);
    else if (index === segments.length - 1) kept.push('');
  });
  return `/${kept.join('/')}`;
}
