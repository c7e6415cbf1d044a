import { Row } from '../row';

/** What a sandbox is started for. */
export interface Job {
  readonly suite: string;
  readonly level: Level;
  /** Whether the stack stays up, for someone to look at, until the sandbox is told to stop. */
  readonly keep: boolean;
  /** Whether a suite takes its full length. */
  readonly full: boolean;
}

/** How much of the real stack takes part. */
export type Level = 'a' | 'b' | 'd';

/** What the inside of a sandbox says to the outside, a line each. */
export type Message =
  | { readonly row: Row }
  /** Objects that were put beside the manifests. */
  | { readonly added: string }
  /** What there is to look at, once the stack stays up. */
  | { readonly up: readonly string[] }
  | { readonly failure: string };
