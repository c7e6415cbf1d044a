import { BackendReferrer, judgeReference } from './backend-reference';
import { judgeFilters } from './filters';
import { SimulationContext } from './simulation';
import { BackendState } from './state';
import { BackendRefSpec } from '../model/route-objects';

/** Looks up what a backendRef of a rule leads to, with the filters that are for it alone. */
export function judgeBackend(spec: BackendRefSpec, referrer: BackendReferrer, place: string, context: SimulationContext): BackendState {
  const backend = judgeReference(spec, referrer, place, context);
  const { filters } = judgeFilters(spec.filters ?? [], referrer, `${place}.filters`, context);
  const broken = filters.find(filter => filter.problem !== undefined)?.problem;
  if (broken === undefined || backend.weight === 0 || backend.problem !== undefined) return { ...backend, filters };
  return { ...backend, filters, problem: { ...broken, reason: context.behaviour.envoyGateway ? 'InvalidBackendFilters' : broken.reason, status: 500 } };
}
