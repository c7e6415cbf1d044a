import { Catalog } from './catalog';
import { profileNamed } from './implementations';
import { objectVerdict, Problem } from './object-verdict';

/** Judges single manifests by the CRDs of a profile. */
export function judgeBy(profileName: string): (manifest: unknown) => readonly Problem[] {
  const catalog = new Catalog(profileNamed(profileName)!);
  return manifest => objectVerdict(manifest, catalog).problems;
}
