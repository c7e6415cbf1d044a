import { Complaint } from './condition';

/** What to do about several complaints that one condition tells, in their order and each thing once. */
export function joinedFixes(complaints: readonly Complaint[]): string {
  return [...new Set(complaints.map(({ fix }) => fix))].join('; ');
}
