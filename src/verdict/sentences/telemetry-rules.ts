import { neededBy, notBoth, notWith, onlyWith, pairedWith } from './families';
import { RuleSentences } from './rule-sentence';

/** Rules of the telemetry of EnvoyProxy. */
export const TELEMETRY_RULES: RuleSentences = {
  "has(self.type) && self.type == 'Text' ? has(self.text) : true": neededBy('text', 'Text'),
  "has(self.type) && self.type == 'Text' ? !has(self.json) : true": notWith('json', ['Text'], 'remove "json", or set "type" to "JSON"; without "type" there can be both'),
  "has(self.type) && self.type == 'JSON' ? has(self.json) : true": neededBy('json', 'JSON'),
  "has(self.type) && self.type == 'JSON' ? !has(self.text) : true": notWith('text', ['JSON'], 'remove "text", or set "type" to "Text"; without "type" there can be both'),
  '!has(self.type) ? (has(self.text) || has(self.json)) : true': {
    problem: '"text" or "json" must be set where "type" is not',
    fix: 'add "text", "json" or both',
  },
  "self.type == 'File' ? has(self.file) : !has(self.file)": pairedWith('file', 'File'),
  "self.type == 'ALS' ? has(self.als) : !has(self.als)": pairedWith('als', 'ALS'),
  "self.type == 'OpenTelemetry' ? has(self.openTelemetry) : !has(self.openTelemetry)": pairedWith('openTelemetry', 'OpenTelemetry'),
  "self.type == 'HTTP' || !has(self.http)": onlyWith('http', ['HTTP']),
  'has(self.backendRefs) && self.backendRefs.size() > 0': {
    problem: '"backendRefs" must have an entry',
    fix: 'add the service that takes the log to "backendRefs"',
  },
  'has(self.host) || self.backendRefs.size() > 0': {
    problem: '"backendRefs" must have an entry, unless "host" is set',
    fix: 'add the service that takes the telemetry to "backendRefs"',
  },
  '!has(self.resources) || !has(self.resourceAttributes)': notBoth('resources', 'resourceAttributes', 'keep "resourceAttributes", the newer of the two'),
  '!(has(self.samplingRate) && has(self.samplingFraction))': notBoth('samplingRate', 'samplingFraction', 'keep "samplingRate" for whole percents, or "samplingFraction" for less than one'),
  "has(self.openTelemetry) ? self.type == 'OpenTelemetry' : true": onlyWith('openTelemetry', ['OpenTelemetry']),
  "has(self.samplingPercentage) ? (self.type == 'TraceIdRatio' || self.type == 'ParentBasedTraceIdRatio') : true": onlyWith('samplingPercentage', ['TraceIdRatio', 'ParentBasedTraceIdRatio']),
  'self != ""': { problem: 'the service name must not be empty', fix: 'write a name, or remove it' },
};
