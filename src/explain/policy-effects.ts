import { Candidate } from './candidate';
import { DEFAULT_PATH_SETTINGS, PathSettings } from './path-normalisation';
import { CorsSpec } from '../model/route-objects';
import { Simulation } from '../status/simulation';
import { ListenerState } from '../status/state';

/** What policies make of requests. */
export interface PolicyEffects {
  /** Of a ClientTrafficPolicy. */
  pathSettings(listener: ListenerState): PathSettings;
  /** Of a SecurityPolicy; a CORS filter of the rule comes before. */
  cors(candidate: Candidate): CorsSpec | undefined;
}

/** The effects of a simulation's policies: of none so far. */
export function policyEffects(_simulation: Simulation): PolicyEffects {
  return { pathSettings: () => DEFAULT_PATH_SETTINGS, cors: () => undefined };
}
