import { replaceAll } from './expression';
import { withoutTrailingSlash } from './predicate';
import { PathFacts } from '../model/http-match';

/** What becomes of a path (HTTPPathModifier, and the one of HTTPRouteFilter). */
export type PathRewrite =
  | { readonly type: 'ReplaceFullPath'; readonly value: string }
  | { readonly type: 'ReplacePrefixMatch'; readonly value: string }
  | { readonly type: 'ReplaceRegexMatch'; readonly pattern: string; readonly substitution: string };

/** A path after a rewrite, by the specification: prefixes go by path element, and slashes at their ends say nothing. */
export function rewrittenPath(path: string, rewrite: PathRewrite, match: PathFacts): string {
  switch (rewrite.type) {
    case 'ReplaceFullPath': return rewrite.value;
    case 'ReplaceRegexMatch': return replaceAll(rewrite.pattern, rewrite.substitution, path);
    default: return `${withoutTrailingSlash(rewrite.value)}${path.slice(withoutTrailingSlash(prefixOf(match)).length)}` || '/';
  }
}

/**
 * A path after a rewrite, as Envoy does what Envoy Gateway tells it: a prefix is cut off as so many characters, so that what replaces `/` is put
 * right before the rest.
 */
export function envoyRewrittenPath(path: string, rewrite: PathRewrite, match: PathFacts): string {
  switch (rewrite.type) {
    // An empty path is none to Envoy.
    case 'ReplaceFullPath': return path.startsWith('/') && rewrite.value !== '' ? expanded(rewrite.value, path) : path;
    case 'ReplaceRegexMatch': return replaceAll(rewrite.pattern, rewrite.substitution, path);
    default: return envoyPrefixReplaced(path, withoutTrailingSlash(rewrite.value), match);
  }
}

/** A path that Envoy redirects to; unlike in a rewrite, the replacement keeps its slash. */
export function envoyRedirectedPath(path: string, rewrite: PathRewrite, match: PathFacts): string {
  switch (rewrite.type) {
    // An empty text is no path to Envoy, which then keeps the one it has.
    case 'ReplaceFullPath': return rewrite.value || path;
    case 'ReplaceRegexMatch': return replaceAll(rewrite.pattern, rewrite.substitution, path);
    default: return envoyPrefixReplaced(path, rewrite.value === '/' ? '' : rewrite.value, match);
  }
}

function envoyPrefixReplaced(path: string, replacement: string, match: PathFacts): string {
  if (match.type !== 'PathPrefix') return replacement === '' ? path : replacement;
  if (replacement !== '') return `${replacement}${path.slice(match.value === '/' ? 1 : withoutTrailingSlash(match.value).length)}`;
  return path.startsWith(match.value) ? `/${path.slice(match.value.length).replace(/^\/+/, '')}` : path;
}

/** The replacement of a whole path is one of an expression without groups. */
function expanded(value: string, path: string): string {
  return value.replace(/\\(\d|\\)/g, (_, each: string) => each === '0' ? path : each === '\\' ? each : '');
}

function prefixOf({ type, value }: PathFacts): string {
  return type === 'PathPrefix' ? value : '/';
}
