import { definitionsFrom } from './definitions';
import { exitCode, FailOn } from './exit-code';
import { Report, Source, SourceOf, Summary } from './reports/report';
import { Sources } from './sources';
import { StoredObjects } from './stored-objects';
import { Tally } from './tally';
import { contentOf } from '../manifests/document-reading';
import { positionOf } from '../manifests/places';
import { ManifestObject, ReadingProblem, SourceDocument } from '../manifests/source-document';
import { ForeignDefinition } from '../schema/custom-resource-definition';
import { Catalog } from '../verdict/catalog';
import { Finding } from '../verdict/finding';
import { groupAndVersion, objectVerdict, Problem } from '../verdict/object-verdict';
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
  private source?: Source;
  private documents = 0;
  private checked = 0;

  public constructor(private readonly options: CheckOptions) {
    this.report = options.reportOf(() => this.source);
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
    this.source = { text: document.text, firstLine: document.line };
    const { objects, problems } = contentOf(document);
    problems.forEach(problem => this.found({ path: '', ...problem }));
    const findings = objects.flatMap(object => this.judgeObject(object, catalog, stored));
    findings.sort((a, b) => a.line! - b.line! || a.column! - b.column!).forEach(finding => this.found(finding));
    this.source = undefined;
  }

  private judgeObject(manifest: ManifestObject, catalog: Catalog, stored: StoredObjects | undefined): Finding[] {
    const { object, judged, problems } = objectVerdict(manifest.value, catalog, stored?.find(manifest.value));
    const { apiVersion, kind } = object;
    if (judged) {
      this.checked++;
      const found = catalog.find(...groupAndVersion(apiVersion), kind);
      if ('definition' in found && 'notChecked' in found.definition) this.noteParts(found.definition as ForeignDefinition);
    } else if (problems.length === 0) {
      const key = `${apiVersion} ${kind}`;
      const known = this.unjudged.get(key);
      if (known === undefined) this.unjudged.set(key, { apiVersion, kind, count: 1 }); else known.count++;
    }
    const { file, document } = manifest.source;
    return problems.map(({ keys, ...problem }) => ({
      ...problem, file, document, ...apiVersion !== '' && kind !== '' && { object }, ...positionOf(manifest, keys, isOfKey(problem) ? 'key' : 'value'),
    }));
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

/** Whether it is the name of a field that is wrong, and not what it holds. */
function isOfKey({ id }: Pick<Problem, 'id'>): boolean {
  return id === 'unknown-field' || id === 'experimental-field';
}
