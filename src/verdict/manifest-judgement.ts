import { Catalog } from './catalog';
import { objectVerdict, Problem } from './object-verdict';
import { PROFILES } from './profile';

/** Judges single manifests by the CRDs of a profile. */
export function judgeBy(profileName: string): (manifest: unknown) => readonly Problem[] {
  const catalog = new Catalog(PROFILES.find(({ name }) => name === profileName)!);
  return manifest => objectVerdict(manifest, catalog).problems;
}
