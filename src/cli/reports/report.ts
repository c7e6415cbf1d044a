import { Finding } from '../../verdict/finding';
import { Found } from '../tally';

/** Writes findings one by one as they are found, so that nobody has to hold them all. What it returns is text to write as it is. */
export interface Report {
  finding(finding: Finding): string;
  /** Once, after the last finding. */
  end(summary: Summary): string;
}

/** What a run came to, besides its findings. */
export interface Summary {
  /** How many objects were judged. */
  readonly checked: number;
  readonly files: number;
  readonly documents?: number;
  /** Kinds without a schema: counted and named, never passed as checked. */
  readonly unjudged: readonly UnjudgedKind[];
  /** What else was not judged, or not in full, a sentence each. */
  readonly notes: readonly string[];
  readonly profile: string;
  readonly found: Found;
}

export interface UnjudgedKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly count: number;
}

/** Text that a finding is about, from the start of one of its lines. */
export interface Source {
  readonly text: string;
  /** Which line of the file the text starts with, counted from 1. */
  readonly firstLine: number;
}

/** The text of the document that a finding is in, where it is at hand. */
export type SourceOf = (finding: Finding) => Source | undefined;
