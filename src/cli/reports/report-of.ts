import { GithubReport } from './github';
import { JsonReport } from './json';
import { Report, SourceOf } from './report';
import { SarifReport } from './sarif';
import { TextReport } from './text';

/** How findings can be reported. */
export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = typeof FORMATS[number];

export interface ReportOptions {
  readonly sourceOf: SourceOf;
  /** Whether to colour text. */
  readonly colours: boolean;
  /** Of this package. */
  readonly version: string;
}

/** A report of one run. */
export function reportOf(format: Format, options: ReportOptions): Report {
  switch (format) {
    case 'text': return new TextReport(options);
    case 'json': return new JsonReport();
    case 'sarif': return new SarifReport(options);
    case 'github': return new GithubReport(options);
  }
}
