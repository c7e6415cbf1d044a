import { Gathered, Gathering } from './gathering';
import { FindingInSource } from './judge';
import { sourceOf } from './source-of';
import { documentsOf } from './sources';
import { ClusterFinding, clusterFindings } from '../checks/cluster-findings';
import { placeText } from '../checks/found';
import { simulatePartially } from '../checks/partial-cluster';
import { positionOf } from '../manifests/places';
import { SourceDocument } from '../manifests/source-document';
import { ClusterObject } from '../model/cluster-object';
import { Behaviour } from '../status/behaviour';
import { Finding } from '../verdict/finding';
import { implementationNamed } from '../verdict/implementations';
import { identityOf } from '../verdict/object-verdict';

/** What is found in all objects together, in the order of their files and lines. */
export function* findingsTogether({ objects, refused }: Gathering, profile: string, behaviour: Behaviour): Generator<FindingInSource> {
  const byObject = new Map<ClusterObject, Gathered>(objects.map(each => [each.object, each]));
  const simulation = simulatePartially(objects.map(({ object }) => object), behaviour);
  const found = clusterFindings(simulation, {
    written: object => byObject.get(object)?.written,
    implementation: implementationNamed(profile),
    refused,
  });
  const order = new Map(objects.map((each, index) => [each, index]));
  const placed = found.flatMap(finding => {
    const gathered = byObject.get(finding.object);
    // Of a class that is only taken to be there nothing can be said.
    return gathered === undefined ? [] : [{ finding, gathered }];
  }).sort((a, b) => order.get(a.gathered)! - order.get(b.gathered)!);

  for (let start = 0, end = 0; start < placed.length; start = end) {
    const { file } = placed[start].gathered;
    while (end < placed.length && placed[end].gathered.file === file) end++;
    yield* inFile(file, placed.slice(start, end));
  }
}

interface Placed {
  readonly finding: ClusterFinding;
  readonly gathered: Gathered;
}

/** Findings of one file, which is read again to see where they are. */
function* inFile(file: string, placed: readonly Placed[]): Generator<FindingInSource> {
  const byDocument = new Map<number, Placed[]>();
  for (const each of placed) {
    const others = byDocument.get(each.gathered.document);
    if (others === undefined) byDocument.set(each.gathered.document, [each]); else others.push(each);
  }
  for (const source of sourcesOf(file, placed)) {
    const ofDocument = byDocument.get(source.document);
    if (ofDocument === undefined) continue;
    byDocument.delete(source.document);
    const around = sourceOf(source);
    const findings = ofDocument.map(each => inDocument(each, source)).sort((a, b) => a.line! - b.line! || a.column! - b.column!);
    for (const finding of findings) yield { finding, source: around };
    if (byDocument.size === 0) return;
  }
  // Somebody has changed the file meanwhile.
  for (const each of [...byDocument.values()].flat()) yield { finding: inDocument(each) };
}

function* sourcesOf(file: string, placed: readonly Placed[]): Generator<SourceDocument> {
  if (file === '-') {
    yield* new Set(placed.flatMap(({ gathered: { source } }) => source ?? []));
    return;
  }
  for (const item of documentsOf(file)) if ('document' in item) yield item.document;
}

function inDocument({ finding: { id, severity, object, keys, message, fix, acknowledged }, gathered }: Placed, source?: SourceDocument): Finding {
  return {
    id,
    severity,
    file: gathered.file,
    document: gathered.document,
    object: identityOf(object),
    ...source && positionOf({ source, keys: gathered.keys, value: undefined }, keys, 'value'),
    path: placeText(keys),
    message,
    fix,
    ...acknowledged !== undefined && { acknowledged },
  };
}
