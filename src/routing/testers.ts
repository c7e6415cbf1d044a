import { HttpMatch } from './http-match';

/** A match of some of a rule's requests is added to the rule's own, so it says nothing of paths. */
export function requireNoPath(what: string, match: HttpMatch | undefined): void {
  if (match?._namesPath) {
    throw new Error(`${what} may name headers, query parameters and a method, got a path: the path is that of the rule. `
      + 'Add a rule of its own to send a path elsewhere');
  }
}
