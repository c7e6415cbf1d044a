import type { Location, Log, LogicalLocation, Message, Region, Result, Run } from 'sarif';
import { artifactLocation, ROOT } from './artifact-location';
import { reservations } from './closing-lines';
import { Fingerprints } from './fingerprints';
import { StreamedArray } from './json-text';
import { markedLength } from './marked-text';
import { objectLabel } from './object-label';
import { printable, printableLines } from './printable';
import { Report, SourceOf, Summary } from './report';
import { SarifRules } from './sarif-rules';
import { shortened } from './shortened';
import { lineOf, sourceLinesOf } from './source-lines';
import { Finding, ObjectIdentity } from '../../verdict/finding';

/** Code scanning takes texts of up to 1,024 characters. */
const LIMIT = 1024;
const LONGEST = { message: 500, place: 200, fix: 200, name: 260 };

/** For code scanning: SARIF 2.1.0, with all that GitHub demands of it. Results are written as they come, rules and the rest after them. */
export class SarifReport implements Report {
  private readonly sourceOf: ReturnType<typeof sourceLinesOf>;
  private readonly version: string;
  private readonly rules = new SarifRules();
  private readonly fingerprints = new Fingerprints();
  private readonly results = new StreamedArray('results', log({ results: [] }));

  constructor({ sourceOf, version }: { readonly sourceOf: SourceOf; /** Of this package. */ readonly version: string }) {
    this.sourceOf = sourceLinesOf(sourceOf);
    this.version = version;
  }

  public finding(finding: Finding): string {
    const { id, severity, document, path, fix, acknowledged } = finding;
    const result: Result = {
      ruleId: id,
      ruleIndex: this.rules.indexOf(finding),
      level: severity,
      message: message(finding),
      locations: [this.location(finding)],
      ...acknowledged !== undefined && { suppressions: [{ kind: 'inSource', justification: literal(shortened(acknowledged, LONGEST.message)) }] },
      // GitHub looks at `primaryLocationLineHash` alone, which its upload computes, and warns of one that was not computed that way.
      partialFingerprints: { 'findingInObject/v1': this.fingerprints.of(finding) },
      properties: { document, path: shortened(path, 1000), fix: shortened(fix, 1000) },
    };
    return this.results.entry(result);
  }

  public end(summary: Summary): string {
    const { profile, checked, files, documents, unjudged, found } = summary;
    return this.results.close(log({
      results: [],
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { [ROOT]: { description: { text: 'The folder that the command ran in' } } },
      invocations: [{
        executionSuccessful: found.unreadable === 0,
        toolExecutionNotifications: reservations(summary).map(text => ({ level: 'note', message: { text: literal(text) } })),
      }],
      tool: {
        driver: {
          name: 'cdk8s-gateway',
          semanticVersion: this.version,
          informationUri: 'https://github.com/cdk8s-gateway-api/cdk8s-gateway-api',
          rules: this.rules.all(),
        },
      },
      properties: {
        profile,
        checked,
        files,
        documents,
        unjudged: unjudged.map(({ apiVersion, kind, count }) => ({
          apiVersion: shortened(apiVersion, LONGEST.name),
          kind: shortened(kind, LONGEST.name),
          count,
        })),
      },
    }));
  }

  private location(finding: Finding): Location {
    const { file, object } = finding;
    return {
      physicalLocation: { artifactLocation: artifactLocation(file), region: this.region(finding) },
      ...object && { logicalLocations: [logicalLocation(object)] },
    };
  }

  /** The key or value in question; the start of the file where no line is known, because code scanning asks for a region. */
  private region(finding: Finding): Region {
    const { line, column } = finding;
    if (line === undefined) return { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
    const text = lineOf(finding, this.sourceOf(finding));
    if (column === undefined) return { startLine: line, startColumn: 1, endLine: line, ...text !== undefined && { endColumn: text.length + 1 } };
    const length = text === undefined || column > text.length ? 0 : markedLength(text, column);
    return { startLine: line, startColumn: column, endLine: line, endColumn: column + length };
  }
}

function logicalLocation({ apiVersion, kind, namespace, name }: ObjectIdentity): LogicalLocation {
  const qualified = [apiVersion, kind, ...namespace === undefined ? [] : [namespace], name].join('/');
  return { name: shortened(name, LONGEST.name), fullyQualifiedName: shortened(qualified, 1000), kind: 'object' };
}

function log(run: Omit<Run, 'tool'> & Partial<Run>): Log {
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run as Run] };
}

/** What is wrong comes first: it is all that shows in a list. */
function message({ message: wrong, object, path, fix }: Finding): Message {
  const place = [...object === undefined ? [] : [objectLabel(object)], ...path === '' ? [] : [path]];
  const text = [
    ...printableLines(shortened(wrong, LONGEST.message)),
    ...place.length > 0 ? [`In ${printable(shortened(place.join(', '), LONGEST.place))}`] : [],
    ...fix === '' ? [] : printableLines(`Fix: ${shortened(fix, LONGEST.fix)}`),
  ].join('\n');
  const whole = literal(text);
  return { text: whole.length <= LIMIT ? whole : literal(shortened(text, 480)) };
}

/** Text of a message as it is: braces would be placeholders, which doubles them, and brackets before a parenthesis a link. */
function literal(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replaceAll('](', '] (');
}
