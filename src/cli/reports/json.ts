import { StreamedArray } from './json-text';
import { Report, Summary } from './report';
import { Finding } from '../../verdict/finding';

/** For programs: one document, of the findings as they are, nothing cut or reworded, and of what the run came to. */
export class JsonReport implements Report {
  private readonly findings = new StreamedArray('findings', { findings: [] });

  public finding({ id, severity, document, object, file, line, column, path, message, fix, replacement }: Finding): string {
    return this.findings.entry({
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
      replacement,
    });
  }

  public end({ checked, files, documents, found, unjudged, notes, profile }: Summary): string {
    const { errors, warnings, unreadable } = found;
    return this.findings.close({
      findings: [],
      summary: {
        profile,
        checked,
        files,
        documents,
        errors,
        warnings,
        unreadable,
        unjudged: unjudged.map(({ apiVersion, kind, count }) => ({ apiVersion, kind, count })),
        notes,
      },
    });
  }
}
