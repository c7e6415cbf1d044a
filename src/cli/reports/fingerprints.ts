import { createHash } from 'crypto';
import { Finding } from '../../verdict/finding';

/**
 * What a finding is recognized by from one run to the next: which finding of which object, wherever its lines have moved to. Of those that
 * are alike in this, which one counts too.
 */
export class Fingerprints {
  private file?: string;
  private readonly met = new Map<string, number>();

  public of({ id, document, object, file, path }: Finding): string {
    // Findings of one file come together, so those of the last one are all that has to be kept.
    if (file !== this.file) this.met.clear();
    this.file = file;
    const place = object === undefined ? document : [object.apiVersion, object.kind, object.namespace ?? '', object.name];
    const identity = JSON.stringify([id, file, place, path]);
    const nth = (this.met.get(identity) ?? 0) + 1;
    this.met.set(identity, nth);
    return `${createHash('sha256').update(identity).digest('hex').slice(0, 32)}:${nth}`;
  }
}
