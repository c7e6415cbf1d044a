import { BACKEND_RULES } from './backend-rules';
import { BALANCING_RULES } from './balancing-rules';
import { CLIENT_RULES } from './client-rules';
import { EXTENSION_RULES } from './extension-rules';
import { FILTER_RULES } from './filter-rules';
import { GATEWAY_RULES } from './gateway-rules';
import { PATH_RULES } from './path-rules';
import { PROXY_RULES } from './proxy-rules';
import { REFERENCE_RULES } from './reference-rules';
import { ROUTE_RULES } from './route-rules';
import { RuleSentence, RuleSentences } from './rule-sentence';
import { SECURITY_RULES } from './security-rules';
import { TARGET_RULES } from './target-rules';
import { TELEMETRY_RULES } from './telemetry-rules';
import { TRAFFIC_RULES } from './traffic-rules';

/** The sentences of each family of rules. */
export const RULE_SENTENCES: readonly RuleSentences[] = [
  BACKEND_RULES, BALANCING_RULES, CLIENT_RULES, EXTENSION_RULES, FILTER_RULES, GATEWAY_RULES, PATH_RULES, PROXY_RULES, REFERENCE_RULES,
  ROUTE_RULES, SECURITY_RULES, TARGET_RULES, TELEMETRY_RULES, TRAFFIC_RULES,
];

let byRule: ReadonlyMap<string, RuleSentence> | undefined;

/** What to say of a rule that an object breaks; nothing where the rule is not one of the CRDs we know. */
export function sentenceOf(rule: string): RuleSentence | undefined {
  byRule ??= new Map(RULE_SENTENCES.flatMap(family => Object.entries(family)));
  return byRule.get(rule);
}
