import { exitCode, FailOn } from './exit-code';
import { addGathering, Gathering, noGathering } from './gathering';
import { addCounts, Counts, FindingInSource, Judge, JudgeOptions, noCounts, unread } from './judge';
import { judgedByThreads, MANY_FILES } from './judging-threads';
import { Report, Source, SourceOf } from './reports/report';
import { SourceEntry, Sources } from './sources';
import { Tally } from './tally';
import { behaviourOf } from '../status/behaviour';
import { profileNamed } from '../verdict/implementations';

export interface CheckOptions extends JudgeOptions {
  /** Whether each object is judged for itself only, and not what they come to together. */
  readonly alone: boolean;
  /** The only controller whose classes are looked at; that of the profile by default. */
  readonly controller?: string;
  /** Features that the implementation lacks besides those its profile lacks. */
  readonly without: readonly string[];
  readonly failOn: FailOn;
  readonly reportOf: (sourceOf: SourceOf) => Report;
  readonly write: (text: string) => void;
}

/**
 * Judges every object of files, folders and the standard input as the API server would, then what all of them come to together, and gives the
 * status to end with.
 */
export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const { profile, crds, against, alone, failOn, reportOf, write } = options;
  const tally = new Tally();
  let around: Source | undefined;
  const report = reportOf(() => around);
  const found = ({ finding, source }: FindingInSource) => {
    tally.add(finding);
    around = source;
    write(report.finding(finding));
  };

  const judge = new Judge({ profile, crds, against });
  judge.problems.forEach(problem => found(unread(problem)));
  const counts = noCounts();
  const gathering = alone ? undefined : noGathering();
  const entries = new Sources(paths).entries();
  const first = firstOf(entries, MANY_FILES);
  if (first.length < MANY_FILES || against !== undefined) {
    for (const each of judge.findings([...first, ...entries], counts, gathering)) found(each);
  } else {
    for await (const judged of judgedByThreads([...first, ...entries], judge, { profile, crds, gathers: !alone })) {
      addCounts(counts, judged.counts);
      if (gathering !== undefined) addGathering(gathering, judged.gathering);
      judged.findings.forEach(found);
    }
  }
  if (gathering !== undefined && gathering.objects.length > 0) for (const each of together(gathering, options)) found(each);
  if (counts.documents === 0 && tally.errors === 0) found(nothingIn(paths[0]));
  write(report.end(summaryOf(counts, profile, tally)));
  return exitCode(tally, failOn);
}

/** Loaded when it is needed: that is not so for a few documents of others. */
function together(gathering: Gathering, { profile, controller, without }: CheckOptions): Iterable<FindingInSource> {
  const { findingsTogether } = require('./cluster-check') as typeof import('./cluster-check'); // eslint-disable-line @typescript-eslint/no-require-imports
  return findingsTogether(gathering, profile, behaviourOf(profileNamed(profile)!, { controllerName: controller, without }));
}

/** Up to so many entries; the others are left for whoever asks for more. */
function firstOf(all: Iterator<SourceEntry>, most: number): readonly SourceEntry[] {
  const entries: SourceEntry[] = [];
  while (entries.length < most) {
    const next = all.next();
    if (next.done) break;
    entries.push(next.value);
  }
  return entries;
}

function nothingIn(file: string): FindingInSource {
  return unread({
    id: 'nothing-to-check', severity: 'error', file, document: 0, message: 'there is no manifest in it', fix: 'name a file or a folder with some',
  });
}

function summaryOf({ checked, strays, files, documents, unjudged, partly }: Counts, profile: string, found: Tally) {
  const kinds = [...unjudged].map(([key, count]) => {
    const [apiVersion, kind]: readonly string[] = JSON.parse(key);
    return { apiVersion, kind, count };
  });
  return {
    checked,
    files,
    documents,
    profile,
    found,
    unjudged: kinds.sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1)),
    notes: [...strays === 0 ? [] : [`${strays} document${strays === 1 ? '' : 's'} with neither apiVersion nor kind passed by`], ...[...partly].sort().map(([kind, parts]) => `${kind} is not fully checked, for want of ${parts.join(', ')}`)],
  };
}
