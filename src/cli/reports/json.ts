import { StreamedArray } from './json-text';
import { Report, Summary } from './report';
import { Finding } from '../../verdict/finding';

/** For programs: one document, of the findings as they are, nothing cut or reworded, and of what the run came to. */
export class JsonReport implements Report {
  private readonly findings = new StreamedArray('findings', { findings: [] });

  /** What somebody has given a reason for comes in a list of its own, after the others. */
  private readonly acknowledged: object[] = [];

  public finding({ id, severity, document, object, file, line, column, path, message, fix, replacement, acknowledged }: Finding): string {
    const entry = {
      id,
      severity,
      document,
      object: object && { apiVersion: object.apiVersion, kind: object.kind, namespace: object.namespace, name: object.name },
      file,
      line,
      column,
      path,
      message,
      fix,
      ...acknowledged === undefined ? { replacement } : { reason: acknowledged },
    };
    if (acknowledged === undefined) return this.findings.entry(entry);
    this.acknowledged.push(entry);
    return '';
  }

  public end({ checked, files, documents, found, unjudged, notes, profile }: Summary): string {
    const { errors, warnings, unreadable, acknowledged } = found;
    return this.findings.close({
      findings: [],
      acknowledged: this.acknowledged,
      summary: {
        profile,
        checked,
        files,
        documents,
        errors,
        warnings,
        unreadable,
        acknowledged,
        unjudged: unjudged.map(({ apiVersion, kind, count }) => ({ apiVersion, kind, count })),
        notes,
      },
    });
  }
}
