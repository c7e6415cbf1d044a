import { stating } from './culprits';
import { notBoth, notWith, onlyWith, pairedWith } from './families';
import { RuleSentences } from './rule-sentence';
import { has, itemsOf } from './values';
import { state } from './words';

/** Rules of how the proxy treats backends, wherever it calls some: load balancing, health checks, connections. */
export const BALANCING_RULES: RuleSentences = {
  "!((has(self.connection) && has(self.connection.preconnect) && has(self.connection.preconnect.predictivePercent)) && !(has(self.loadBalancer) && has(self.loadBalancer.type) && self.loadBalancer.type in ['Random', 'RoundRobin']))": {
    problem: '"connection.preconnect.predictivePercent" must not be set unless "loadBalancer.type" is "Random" or "RoundRobin"',
    fix: 'set "loadBalancer.type" to "Random" or "RoundRobin", or remove "predictivePercent"',
    culprit: self => has(self, 'loadBalancer') ? state(self, 'loadBalancer.type') : 'there is no "loadBalancer"',
  },
  '!has(self.timeout) || !has(self.interval) || duration(self.timeout) < duration(self.interval)': {
    problem: '"timeout" must be shorter than "interval"',
    fix: 'lower "timeout", or raise "interval"',
    culprit: stating('timeout', 'interval'),
  },
  ...paired('http', 'HTTP'),
  ...paired('tcp', 'TCP'),
  "has(self.grpc) ? self.type == 'GRPC' : true": onlyWith('grpc', ['GRPC']),
  ...paired('text', 'Text'),
  ...paired('binary', 'Binary'),
  "!has(self.requestBody) || (has(self.method) && self.method.upperAscii() in ['POST','PUT'])": {
    problem: '"method" must be "POST" or "PUT" where "requestBody" is set',
    fix: 'set "method" to "POST" or "PUT", or remove "requestBody"',
    culprit: stating('method'),
  },
  "self.exists(e, e == 'Failure' || e == 'FailureSeriesStart') == self.exists(e, e == 'Success' || e == 'HealthyTransition')": {
    problem: 'the list must have failures ("Failure", "FailureSeriesStart") and successes ("Success", "HealthyTransition"), or neither',
    fix: 'add one of the side that is lacking, or empty the list to log everything',
    culprit: self => {
      const items = itemsOf(self);
      const [failures, successes] = [['Failure', 'FailureSeriesStart'], ['Success', 'HealthyTransition']].map(side => items.some(item => side.some(each => each === item)));
      return failures === successes ? undefined : `it has ${failures ? 'failures' : 'successes'} alone`;
    },
  },
  ...paired('consistentHash', 'ConsistentHash'),
  ...paired('backendUtilization', 'BackendUtilization'),
  ...paired('dynamicModule', 'DynamicModule'),
  ...paired('header', 'Header'),
  ...paired('headers', 'Headers'),
  ...paired('cookie', 'Cookie'),
  ...paired('queryParams', 'QueryParams'),
  "self.type in ['Random', 'ConsistentHash', 'DynamicModule'] ? !has(self.slowStart) : true": notWith('slowStart', ['Random', 'ConsistentHash', 'DynamicModule'],
    'remove "slowStart", or set "type" to "RoundRobin", "LeastRequest" or "BackendUtilization"'),
  "self.type == 'ConsistentHash' && has(self.zoneAware) ? !has(self.zoneAware.preferLocal) : true": notWith('zoneAware.preferLocal', ['ConsistentHash'], 'remove "zoneAware.preferLocal", or change "type"'),
  "self.type == 'BackendUtilization' && has(self.zoneAware) ? !has(self.zoneAware.preferLocal) : true": notWith('zoneAware.preferLocal', ['BackendUtilization'], 'remove "zoneAware.preferLocal", or change "type"'),
  "self.type == 'DynamicModule' ? !has(self.zoneAware) : true": notWith('zoneAware', ['DynamicModule'], 'remove "zoneAware", or change "type"'),
  'has(self.zoneAware) ? !(has(self.zoneAware.preferLocal) && has(self.zoneAware.weightedZones)) : true': notBoth('zoneAware.preferLocal', 'zoneAware.weightedZones',
    'keep "preferLocal" to stay in the zone of the proxy, or "weightedZones" to split by zone'),
  "self.type == 'DynamicModule' ? !has(self.endpointOverride) : true": notWith('endpointOverride', ['DynamicModule'], 'remove "endpointOverride", or change "type"'),
  "duration(self) > duration('0s')": { problem: 'the period must be above "0s"', fix: 'write a duration such as "10s"' },
};

function paired(field: string, type: string): RuleSentences {
  return { [`self.type == '${type}' ? has(self.${field}) : !has(self.${field})`]: pairedWith(field, type) };
}
