import { Ownership } from '../../src';
import { System } from '../system';

export interface Case {
  readonly name: string;
  readonly make: (system: System) => void;
  readonly id: string;
  readonly path: string;
  /** Words of the message: who, what, and what to change. */
  readonly says: string[];
}

/** A small system with one thing wrong, and what must be found in it: that and nothing else. */
export function finds(severity: 'error' | 'warning', cases: readonly Case[]): void {
  describe(`${severity} for`, () => {
    beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
    afterEach(() => jest.restoreAllMocks());

    test.each(cases)('$name', ({ make, id, path, says }) => {
      const system = new System();
      make(system);
      const findings = Ownership.of(system.app).findings;
      expect(findings.map(finding => [finding.severity, finding.id, finding.path])).toEqual([[severity, id, path]]);
      for (const words of says) expect(findings[0].message).toContain(words);
      expect(findings[0].message).not.toContain('undefined');
      expect(system.errors).toHaveLength(severity === 'error' ? 1 : 0);
    });
  });
}
