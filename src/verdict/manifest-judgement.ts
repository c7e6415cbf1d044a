import { Admission, admission } from './admission';
import { Catalog } from './catalog';
import { profileNamed } from './implementations';

/** Judges single manifests by the CRDs of a profile. */
export function judgeBy(profileName: string): (manifest: unknown) => Admission {
  const catalog = new Catalog(profileNamed(profileName)!);
  return manifest => admission(manifest, catalog);
}
