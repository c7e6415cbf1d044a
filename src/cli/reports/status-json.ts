import { StreamedArray } from './json-text';
import { StatusReport } from '../../status/status-report';

/** For programs: every object that has a status, with it in the shape of its API. */
export function statusJson(reports: readonly StatusReport[], write: (text: string) => void): void {
  const objects = new StreamedArray('objects', { objects: [] });
  for (const { object: { apiVersion, kind, metadata: { namespace, name } }, status } of reports) {
    write(objects.entry({ apiVersion, kind, metadata: { namespace, name }, status }));
  }
  write(objects.close({ objects: [] }));
}
