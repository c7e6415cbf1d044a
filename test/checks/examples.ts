import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ClusterFinding, clusterFindings } from '../../src/checks/cluster-findings';
import { simulatePartially } from '../../src/checks/partial-cluster';
import { contentOf } from '../../src/manifests/document-reading';
import { documentsIn } from '../../src/manifests/document-splitter';
import { ClusterObject, groupOf } from '../../src/model/cluster-object';
import { behaviourOf } from '../../src/status/behaviour';
import { admitted } from '../../src/verdict/admission';
import { Catalog } from '../../src/verdict/catalog';
import { implementationNamed, profileNamed } from '../../src/verdict/implementations';
import { identityOf, objectVerdict } from '../../src/verdict/object-verdict';

export const EXAMPLES = join(__dirname, '..', '..', 'docs', 'findings', 'examples');

/** Ids of findings that there is an example of. */
export const EXAMPLE_IDS = readdirSync(EXAMPLES).map(name => name.replace('.yaml', '')).filter(name => name !== 'base').sort();

/** A system that nothing is wrong with; examples replace and add objects. */
const BASE = manifestsIn(readFileSync(join(EXAMPLES, 'base.yaml'), 'utf8'));

/** What is found in manifests in place of those of the same name, or beside them, in a system that is right. */
export function foundIn(text: string, profileName = 'envoy-gateway-1.9', without: readonly string[] = []): FoundInManifests {
  const manifests = manifestsIn(text);
  const replaced = new Set(manifests.map(keyOf));
  return findingsOf([...BASE.filter(each => !replaced.has(keyOf(each))), ...manifests], profileName, without);
}

export interface FoundInManifests {
  /** Ids of what the API server would refuse. */
  readonly refused: readonly string[];
  readonly findings: readonly ClusterFinding[];
}

/** What is found in manifests alone. */
export function findingsOf(manifests: readonly unknown[], profileName = 'envoy-gateway-1.9', without: readonly string[] = []): FoundInManifests {
  const profile = profileNamed(profileName)!;
  const catalog = new Catalog(profile);
  const written = new Map<ClusterObject, unknown>();
  for (const manifest of manifests) {
    const object = admitted(manifest, catalog);
    if (object !== undefined) written.set(object, manifest);
  }
  const simulation = simulatePartially([...written.keys()], behaviourOf(profile, { without }));
  return {
    refused: manifests.flatMap(manifest => objectVerdict(manifest, catalog).problems.map(({ id }) => id)),
    findings: clusterFindings(simulation, {
      written: object => written.get(object),
      implementation: implementationNamed(profileName),
      refused: manifests.filter(manifest => admitted(manifest, catalog) === undefined).map(identityOf)
        .map(({ apiVersion, ...rest }) => ({ group: groupOf(apiVersion), ...rest })),
    }),
  };
}

export function manifestsIn(text: string): unknown[] {
  return [...documentsIn(text, 'example.yaml')].flatMap(document => {
    const { objects, problems } = contentOf(document as Parameters<typeof contentOf>[0]);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return objects.map(({ value }) => value);
  });
}

function keyOf(manifest: unknown): string {
  const { apiVersion, kind, namespace = '', name } = identityOf(manifest);
  return [apiVersion.split('/')[0], kind, namespace, name].join(' ');
}
