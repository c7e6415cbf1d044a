import { targetDeprecations } from './backend-traffic';
import { EffectivePolicy } from './effective-policy';
import { isEnabled } from './enabled-features';
import { LayeredKind, PolicyProblem } from './layered-policies';
import { ExtensionSpec } from './policy-objects';
import { calledServiceComplaint, invalid, isComplaint, keptObject, ownConfigComplaint, valueComplaint } from './policy-references';
import { Complaint } from '../condition';
import { SimulationContext } from '../simulation';
import { GatewayState } from '../state';

/** What handles requests besides the proxy (Envoy Gateway's EnvoyExtensionPolicy). Whether Wasm can be fetched, and Lua be read, is not judged. */
export const ENVOY_EXTENSION: LayeredKind<ExtensionSpec> = {
  kind: 'EnvoyExtensionPolicy',
  problem: (policy, gateway, context) => {
    const problems: PolicyProblem[] = [
      ...wasmProblems(policy, context),
      ...luaComplaints(policy, context),
      ...processorProblems(policy, context),
      ...moduleComplaints(policy.spec, gateway),
    ];
    return problems.find(({ failsOpen }) => failsOpen !== true) ?? problems[0];
  },
  deprecations: targetDeprecations,
};

const KIND = 'EnvoyExtensionPolicy';

function luaComplaints({ spec: { lua = [] }, namespaceOf }: EffectivePolicy<ExtensionSpec>, context: SimulationContext): Complaint[] {
  if (lua.length === 0) return [];
  if (!isEnabled('Lua', context)) return [invalid('Lua is switched off', 'set `extensionApis.enableLua` in the configuration of Envoy Gateway')];
  const from = { kind: KIND, namespace: namespaceOf(spec => (spec.lua ?? []).length > 0) };
  return lua.flatMap(({ type, valueRef }, index) =>
    (type === 'ValueRef' && valueRef !== undefined ? ownConfigComplaint(`lua[${index}].valueRef`, valueRef, from, context) : undefined) ?? []);
}

function processorProblems({ spec: { extProc = [] }, namespaceOf }: EffectivePolicy<ExtensionSpec>, context: SimulationContext): PolicyProblem[] {
  const from = { kind: KIND, namespace: namespaceOf(spec => (spec.extProc ?? []).length > 0) };
  return extProc.flatMap(({ backendRefs = [], failOpen: failsOpen }, index) => {
    const field = `extProc[${index}].backendRefs`;
    const complaint = backendRefs.length === 0 ? invalid(`${field} is empty`, 'name the service that processes requests') : calledServiceComplaint(field, backendRefs, from, context);
    return complaint === undefined ? [] : [{ ...complaint, failsOpen }];
  });
}

function wasmProblems({ spec: { wasm = [] }, namespaceOf }: EffectivePolicy<ExtensionSpec>, context: SimulationContext): PolicyProblem[] {
  const from = { kind: KIND, namespace: namespaceOf(spec => (spec.wasm ?? []).length > 0) };
  return wasm.flatMap(({ code: { http, image } = {}, failOpen: failsOpen }, index) => {
    const field = `wasm[${index}].code`;
    const authority = (http ?? image)?.tls?.caCertificateRef;
    const referent = authority === undefined ? 'assumed' : keptObject(`${field}.tls.caCertificateRef`, authority, from, context);
    const complaint = (isComplaint(referent) ? referent : undefined)
      ?? (image?.pullSecretRef && valueComplaint(`${field}.image.pullSecretRef`, image.pullSecretRef, '.dockerconfigjson', from, context));
    return complaint === undefined ? [] : [{ ...complaint, failsOpen }];
  });
}

/** What is read of an EnvoyProxy for this alone. */
interface ModuleRegistry {
  readonly dynamicModules?: ReadonlyArray<{ readonly name: string }>;
}

function moduleComplaints({ dynamicModule = [] }: ExtensionSpec, { proxy }: GatewayState): Complaint[] {
  const registered = (proxy as ModuleRegistry | undefined)?.dynamicModules ?? [];
  return dynamicModule.filter(({ name }) => !registered.some(each => each.name === name))
    .map(({ name }) => invalid(`the EnvoyProxy registers no dynamic module named ${name}`, 'add it to `spec.dynamicModules` of the EnvoyProxy'));
}
