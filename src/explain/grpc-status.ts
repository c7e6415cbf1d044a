/** Codes of gRPC that gateways answer with. */
export const GRPC_CODES = { OK: 0, UNKNOWN: 2, PERMISSION_DENIED: 7, UNIMPLEMENTED: 12, INTERNAL: 13, UNAVAILABLE: 14, UNAUTHENTICATED: 16 } as const;

/** Envoy's table; what it does not name is UNKNOWN. */
const OF_ENVOY = new Map<number, number>([
  [400, GRPC_CODES.INTERNAL], [401, GRPC_CODES.UNAUTHENTICATED], [403, GRPC_CODES.PERMISSION_DENIED], [404, GRPC_CODES.UNIMPLEMENTED],
  ...[429, 502, 503, 504].map((status): [number, number] => [status, GRPC_CODES.UNAVAILABLE]),
]);

/** What a gRPC client is told instead of an HTTP status. For the specification a backend that cannot be reached is UNAVAILABLE, whatever the reason. */
export function grpcStatus(status: number, envoyGateway: boolean): number {
  return !envoyGateway && status === 500 ? GRPC_CODES.UNAVAILABLE : OF_ENVOY.get(status) ?? GRPC_CODES.UNKNOWN;
}

/** A status of gRPC for people. */
export function grpcText(code: number): string {
  return `gRPC ${grpcCodeName(code)} (${code})`;
}

export function grpcCodeName(code: number): string {
  return Object.entries(GRPC_CODES).find(([, each]) => each === code)?.[0] ?? String(code);
}
