import { stating } from './culprits';
import { anyOf, exactlyOne, neededBy, notBoth, notWith, onlyWith, pairedWith } from './families';
import { RuleSentences } from './rule-sentence';

/** Rules of EnvoyProxy, telemetry apart. */
export const PROXY_RULES: RuleSentences = {
  '!(has(self.mergeGateways) && self.mergeGateways && has(self.mergeBackends))': {
    problem: '"mergeBackends" must not be set where "mergeGateways" is true',
    fix: 'remove one of them; even an empty "mergeBackends" counts',
  },
  "self.type == 'JSONPatch' ? self.jsonPatches.size() > 0 : has(self.value)": {
    problem: '"jsonPatches" must have an entry where "type" is "JSONPatch", and "value" must be set where it is not',
    fix: 'set "type" to "JSONPatch" and add "jsonPatches", or set it to "Merge" or "Replace" and add "value"',
    culprit: stating('type'),
  },
  "self.type == 'Remote' ? has(self.remote) : !has(self.remote)": pairedWith('remote', 'Remote'),
  "self.type != 'Local' || has(self.local)": neededBy('local', 'Local'),
  "self.type == 'Remote' ? !has(self.local) : true": notWith('local', ['Remote'], 'remove "local", or set "type" to "Local"'),
  '(has(self.before) || has(self.after))': anyOf(['before', 'after'], 'add "before" or "after" with the name of another filter'),
  '(has(self.before) && !has(self.after)) || (!has(self.before) && has(self.after))': exactlyOne(['before', 'after'], 'keep one of them, and write another entry for the other'),
  "self.type == 'MaxMind' ? has(self.maxMind) : true": neededBy('maxMind', 'MaxMind', 'type', 'add "maxMind" with the databases'),
  'has(self.cityDbSource) || has(self.countryDbSource) || has(self.asnDbSource) || has(self.ispDbSource) || has(self.anonymousIpDbSource)': anyOf(['cityDbSource', 'countryDbSource', 'asnDbSource', 'ispDbSource', 'anonymousIpDbSource'], 'add a database to look addresses up in'),
  '((has(self.envoyDeployment) && !has(self.envoyDaemonSet)) || (!has(self.envoyDeployment) && has(self.envoyDaemonSet))) || (!has(self.envoyDeployment) && !has(self.envoyDaemonSet))': notBoth('envoyDeployment', 'envoyDaemonSet', 'keep "envoyDeployment" for a number of proxies, or "envoyDaemonSet" for one a node'),
  '((has(self.envoyHpa) && !has(self.envoyDaemonSet)) || (!has(self.envoyHpa) && has(self.envoyDaemonSet))) || (!has(self.envoyHpa) && !has(self.envoyDaemonSet))': notBoth('envoyHpa', 'envoyDaemonSet', 'remove "envoyHpa", since a DaemonSet has one proxy a node, or write "envoyDeployment" in place of "envoyDaemonSet"'),
  '!has(self.image) || !has(self.imageRepository)': notBoth('image', 'imageRepository', 'keep "image" for a reference with a tag, or "imageRepository" to have the tag chosen by Envoy Gateway'),
  "self.matches('^[a-zA-Z0-9._-]+(:[0-9]+)?(/[a-zA-Z0-9._/-]+)?(:[a-zA-Z0-9._-]+)?(@sha256:[a-z0-9]+)?$')": {
    problem: 'the image must be a repository, with or without a registry before it and a tag or a "sha256" digest after it',
    fix: 'write a reference such as "registry.example.com/envoy:v1", without scheme and blanks',
  },
  "self.matches('^[a-zA-Z0-9._-]+(:[0-9]+)?[a-zA-Z0-9._/-]+$')": {
    problem: 'the image repository must be a repository, with or without a registry before it, and without tag or digest',
    fix: 'write a repository such as "registry.example.com/envoy"; for a tag or digest, write "image" instead',
  },
  '!has(self.minReplicas) || self.maxReplicas >= self.minReplicas': {
    problem: '"maxReplicas" must not be below "minReplicas"',
    fix: 'raise "maxReplicas", or lower "minReplicas"',
    culprit: stating('minReplicas', 'maxReplicas'),
  },
  'self > 0': { problem: 'the number of replicas must be 1 or more', fix: 'write 1 or more' },
  '(has(self.minAvailable) && !has(self.maxUnavailable)) || (!has(self.minAvailable) && has(self.maxUnavailable))': exactlyOne(['minAvailable', 'maxUnavailable'], 'write "minAvailable" or "maxUnavailable"; for no budget, remove "envoyPDB"'),
  "!has(self.allocateLoadBalancerNodePorts) || self.type == 'LoadBalancer'": onlyWith('allocateLoadBalancerNodePorts', ['LoadBalancer']),
  "!has(self.loadBalancerSourceRanges) || self.type == 'LoadBalancer'": onlyWith('loadBalancerSourceRanges', ['LoadBalancer']),
  "!has(self.loadBalancerIP) || self.type == 'LoadBalancer'": onlyWith('loadBalancerIP', ['LoadBalancer']),
  'self.matches(r"^((25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$")': {
    problem: 'the address must be an IPv4 address',
    fix: 'write an address such as "192.0.2.10"',
  },
};
