import { readFileSync } from 'fs';
import { findingsOf, manifestsIn } from './examples';
import { SharedFolder } from '../shared-folder';

const CONTROLLERS = [['gateway-api-1.6-experimental', 'example.com/conformance'], ['envoy-gateway-1.9-experimental', 'gateway.envoyproxy.io/gatewayclass-controller']];

/** What upstream's tests of routing send requests to is reached: nothing there may be said to be out of reach. */
const OUT_OF_REACH = ['unreachable-rule', 'shadowed-match', 'overlapping-claims'];

SharedFolder.ORACLES.test('no rule that upstream sends requests to is said to get none', () => {
  for (const file of SharedFolder.ORACLES.filesBelow('routing', 'manifests.yaml')) {
    const text = readFileSync(file, 'utf8');
    for (const [profile, controller] of CONTROLLERS) {
      const { findings } = findingsOf(manifestsIn(text.replaceAll('example.com/conformance', controller)), profile);
      // Of several routes on one port without hostnames the older one alone gets something, and upstream expects no more.
      const wrong = findings.filter(({ id, object }) => OUT_OF_REACH.includes(id) && !['TCPRoute', 'UDPRoute'].includes(object.kind));
      expect({ file, profile, wrong: wrong.map(({ message }) => message) }).toEqual({ file, profile, wrong: [] });
    }
  }
}, 60_000);
