import { definitionsFrom } from './definitions';
import { exitCode, FailOn } from './exit-code';
import { Report, Source, SourceOf, Summary } from './reports/report';
import { Sources } from './sources';
import { StoredObjects } from './stored-objects';
import { Tally } from './tally';
import { ReadingProblem, SourceDocument } from '../manifests/source-document';
import { ForeignDefinition } from '../schema/custom-resource-definition';
import { Catalog } from '../verdict/catalog';
import { findingsIn } from '../verdict/document-findings';
import { Finding } from '../verdict/finding';
import { groupAndVersion, ObjectVerdict } from '../verdict/object-verdict';
import { Profile } from '../verdict/profile';

export interface CheckOptions {
  readonly profile: Profile;
  /** Files and folders with definitions of other kinds. */
  readonly crds: readonly string[];
  /** A file or folder with the objects that are there, so that updates are judged. */
  readonly against?: string;
  readonly failOn: FailOn;
  readonly reportOf: (sourceOf: SourceOf) => Report;
  readonly write: (text: string) => void;
}

/** JSON may have all of a file in one line. */
const FURTHEST = 10_000;

/** Judges every object of files, folders and the standard input as the API server would, and gives the status to end with. */
export function check(paths: readonly string[], options: CheckOptions): number {
  return new Check(options).run(paths);
}

class Check {
  private readonly tally = new Tally();
  private readonly unjudged = new Map<string, { readonly apiVersion: string; readonly kind: string; count: number }>();
  /** Kinds of others that were met, of whose definitions something is not checked. */
  private readonly partly = new Map<string, readonly string[]>();
  private readonly report: Report;
  /** The one whose findings are reported. */
  private document?: SourceDocument;
  private documents = 0;
  private checked = 0;

  public constructor(private readonly options: CheckOptions) {
    this.report = options.reportOf(() => this.source());
  }

  public run(paths: readonly string[]): number {
    const { profile, crds, against, failOn, write } = this.options;
    const { definitions, problems } = crds.length === 0 ? { definitions: [], problems: [] } : definitionsFrom(crds);
    problems.forEach(problem => this.unread(problem));
    const catalog = new Catalog(profile, definitions);
    const stored = against === undefined ? undefined : new StoredObjects(against);
    stored?.problems.forEach(problem => this.unread(problem));
    const sources = new Sources(paths);
    for (const item of sources.items()) {
      if ('problem' in item) this.unread(item.problem);
      else this.judge(item.document, catalog, stored);
    }
    if (this.documents === 0 && this.tally.errors === 0) this.nothing(paths);
    write(this.report.end(this.summary(sources.files)));
    return exitCode(this.tally, failOn);
  }

  private judge(document: SourceDocument, catalog: Catalog, stored: StoredObjects | undefined): void {
    this.documents++;
    const { findings, verdicts } = findingsIn(document, catalog, stored);
    verdicts.forEach(verdict => this.count(verdict, catalog));
    this.document = document;
    findings.forEach(finding => this.found(finding));
    this.document = undefined;
  }

  private count({ object: { apiVersion, kind }, judged, problems }: ObjectVerdict, catalog: Catalog): void {
    if (judged) {
      this.checked++;
      const found = catalog.find(...groupAndVersion(apiVersion), kind);
      if ('definition' in found && 'notChecked' in found.definition) this.noteParts(found.definition as ForeignDefinition);
    } else if (problems.length === 0) {
      const key = `${apiVersion} ${kind}`;
      const known = this.unjudged.get(key);
      if (known === undefined) this.unjudged.set(key, { apiVersion, kind, count: 1 }); else known.count++;
    }
  }

  /** The text that findings are in; without one that stands so far to the right that its line would be too long to show. */
  private source(): Source | undefined {
    const { document } = this;
    if (document === undefined || (document.column ?? 1) > FURTHEST) return undefined;
    return { text: ' '.repeat((document.column ?? 1) - 1) + document.text, firstLine: document.line };
  }

  private noteParts({ group, version, kind, notChecked }: ForeignDefinition): void {
    if (notChecked.length > 0) this.partly.set(`${kind} (${group}/${version})`, notChecked);
  }

  private unread(problem: ReadingProblem): void {
    this.found({ path: '', ...problem });
  }

  private nothing([file]: readonly string[]): void {
    this.found({ id: 'nothing-to-check', severity: 'warning', file, document: 0, path: '', message: 'there is no manifest in it', fix: 'name a file or a folder with some' });
  }

  private found(finding: Finding): void {
    this.tally.add(finding);
    this.options.write(this.report.finding(finding));
  }

  private summary(files: number): Summary {
    return {
      checked: this.checked,
      files,
      documents: this.documents,
      unjudged: [...this.unjudged.values()].sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1)),
      notes: [...this.partly].map(([kind, parts]) => `${kind} is not fully checked, for want of ${parts.join(', ')}`),
      profile: this.options.profile.name,
      found: this.tally,
    };
  }
}
