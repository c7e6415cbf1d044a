import { RouteKind } from '../model/route-objects';
import { BackendState } from '../status/state';

/** A backend's part of the requests, and what they are answered with where it cannot have them. */
export interface WeightedShare {
  readonly backend: BackendState;
  /** From 0 to 1. */
  readonly share: number;
  readonly status?: number;
}

/** Who gets how many of a rule's HTTP requests; a weight of 0 is no share. */
export function weightedShares(backends: readonly BackendState[], kind: RouteKind, envoyGateway: boolean): WeightedShare[] {
  const weighted = backends.filter(({ weight }) => weight > 0);
  const sum = weighted.reduce((total, { weight }) => total + weight, 0);
  // Envoy has one status for all that it has no cluster for; Envoy Gateway lets it be 503 where endpoints are missing, which it takes for granted of gRPC.
  const isUnavailable = (each: BackendState) => each.problem?.status === 503 || each.problem !== undefined && kind === 'GRPCRoute';
  const envoyStatus = weighted.some(isUnavailable) ? 503 : 500;
  return weighted.map(backend => ({
    backend,
    share: backend.weight / sum,
    ...backend.problem !== undefined && { status: envoyGateway ? envoyStatus : backend.problem.status },
  }));
}

/** Who gets how many connections. Envoy Gateway leaves out those that cannot have any, and shares all out among the rest. */
export function connectionShares(backends: readonly BackendState[], envoyGateway: boolean): WeightedShare[] {
  return weightedShares(envoyGateway ? backends.filter(({ problem }) => problem === undefined) : backends, 'TCPRoute', envoyGateway);
}
