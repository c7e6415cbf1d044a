import { definitionsFrom } from './definitions';
import { gather, Gathering } from './gathering';
import { Source } from './reports/report';
import { sourceOf } from './source-of';
import { documentsOf, SourceEntry } from './sources';
import { StoredObjects } from './stored-objects';
import { ReadingProblem } from '../manifests/source-document';
import { ForeignDefinition } from '../schema/custom-resource-definition';
import { Catalog } from '../verdict/catalog';
import { findingsIn } from '../verdict/document-findings';
import { Finding } from '../verdict/finding';
import { profileNamed } from '../verdict/implementations';
import { groupAndVersion, ObjectVerdict } from '../verdict/object-verdict';

/** What objects are judged by. It can be told to another thread. */
export interface JudgeOptions {
  /** Name of a profile. */
  readonly profile: string;
  /** Files and folders with definitions of other kinds. */
  readonly crds: readonly string[];
  /** A file or folder with the objects that are there, so that updates are judged. */
  readonly against?: string;
}

/** A finding, and the text around it where there is some. */
export interface FindingInSource {
  readonly finding: Finding;
  readonly source?: Source;
}

/** What was judged, and what was not. */
export interface Counts {
  files: number;
  documents: number;
  checked: number;
  /** Documents below a folder that are no manifests. */
  strays: number;
  /** Objects without a schema, by the JSON of apiVersion and kind. */
  readonly unjudged: Map<string, number>;
  /** Of kinds of others that were met, what in their definitions is not checked. */
  readonly partly: Map<string, readonly string[]>;
}

/** Judges files, one by one. */
export class Judge {
  /** Why definitions and stored objects could not be read. */
  public readonly problems: readonly ReadingProblem[];
  private readonly catalog: Catalog;
  private readonly stored?: StoredObjects;

  public constructor({ profile, crds, against }: JudgeOptions) {
    const brought = crds.length === 0 ? { definitions: [], problems: [] } : definitionsFrom(crds);
    this.catalog = new Catalog(profileNamed(profile)!, brought.definitions);
    this.stored = against === undefined ? undefined : new StoredObjects(against);
    this.problems = [...brought.problems, ...this.stored?.problems ?? []];
  }

  /** What is found in files, as they are read; what is judged is added to the counts, and what has a part in the cluster to the gathering. */
  public *findings(entries: Iterable<SourceEntry>, counts: Counts, gathering?: Gathering): Generator<FindingInSource> {
    for (const entry of entries) {
      if ('problem' in entry) {
        yield unread(entry.problem);
        continue;
      }
      counts.files++;
      for (const item of documentsOf(entry.file)) {
        if ('problem' in item) {
          yield unread(item.problem);
          continue;
        }
        counts.documents++;
        const { findings: all, judged } = findingsIn(item.document, this.catalog, this.stored);
        const findings = entry.named ? all : all.filter(({ id }) => id !== 'not-a-manifest');
        counts.strays += all.length - findings.length;
        for (const { manifest, verdict } of judged) {
          this.count(verdict, counts);
          if (gathering !== undefined) gather(manifest, verdict, this.catalog, gathering);
        }
        if (findings.length === 0) continue;
        const source = sourceOf(item.document);
        for (const finding of findings) yield { finding, source };
      }
    }
  }

  private count({ object: { apiVersion, kind }, judged, problems }: ObjectVerdict, counts: Counts): void {
    if (judged) {
      counts.checked++;
      const found = this.catalog.find(...groupAndVersion(apiVersion), kind);
      if ('definition' in found && 'notChecked' in found.definition) notePartly(found.definition as ForeignDefinition, counts);
    } else if (problems.length === 0) {
      const key = JSON.stringify([apiVersion, kind]);
      counts.unjudged.set(key, (counts.unjudged.get(key) ?? 0) + 1);
    }
  }
}

/** Counts of nothing. */
export function noCounts(): Counts {
  return { files: 0, documents: 0, checked: 0, strays: 0, unjudged: new Map(), partly: new Map() };
}

/** Adds what was judged elsewhere. */
export function addCounts(sum: Counts, more: Counts): void {
  sum.files += more.files;
  sum.documents += more.documents;
  sum.checked += more.checked;
  sum.strays += more.strays;
  more.unjudged.forEach((count, key) => sum.unjudged.set(key, (sum.unjudged.get(key) ?? 0) + count));
  more.partly.forEach((parts, kind) => sum.partly.set(kind, parts));
}

export function unread(problem: ReadingProblem): FindingInSource {
  return { finding: { path: '', ...problem } };
}

function notePartly({ group, version, kind, notChecked }: ForeignDefinition, { partly }: Counts): void {
  if (notChecked.length > 0) partly.set(`${kind} (${group}/${version})`, notChecked);
}
