import { matchesAll } from './expression';
import { hasPrefix, Predicate } from './predicate';

/** GRPCMethodMatch. */
export interface GrpcMethodMatch {
  readonly type?: string;
  readonly service?: string;
  readonly method?: string;
}

/** What a rule of a GRPCRoute asks of every request, for the specification; Envoy Gateway does not ask. */
export const IS_GRPC: Predicate = { holds: ({ isGrpc }) => isGrpc, lack: () => 'the request is not gRPC' };

/** Service and method of a gRPC request are the two elements of its path. */
export function grpcPredicate(match: GrpcMethodMatch): Predicate {
  const { type, service, method } = present(match);
  const fits = (wanted: string | undefined, text: string) => wanted === undefined || (type === 'RegularExpression' ? matchesAll(wanted, text) : wanted === text);
  return {
    holds: ({ path }) => {
      const [, ofPath, ...rest] = path.split('/');
      return rest.length === 1 && fits(service, ofPath) && fits(method, rest[0]);
    },
    lack: () => `the call is not of ${callText(match)}`,
  };
}

/** Names as Envoy Gateway puts them in where an expression leaves one open. */
const ANY_SERVICE = '(?i)\\.?[a-z_][a-z_0-9]*(\\.[a-z_][a-z_0-9]*)*';
const ANY_METHOD = '[A-Za-z_][A-Za-z_0-9]*';

/** What Envoy Gateway makes of it: a path, a prefix or an expression, and for a method alone the end of the path with its query. */
export function envoyGrpcPredicate(match: GrpcMethodMatch): Predicate {
  const { type, service, method } = present(match);
  const lack = () => `the call is not of ${callText(match)}`;
  if (type === 'RegularExpression') {
    const expression = `/${service ?? ANY_SERVICE}/${method ?? ANY_METHOD}`;
    return { holds: ({ path }) => matchesAll(expression, path), lack };
  }
  if (service === undefined) return { holds: ({ path, query }) => `${path}${query}`.endsWith(`/${method}`), lack };
  if (method === undefined) return { holds: ({ path }) => hasPrefix(path, `/${service}`), lack };
  return { holds: ({ path }) => path === `/${service}/${method}`, lack };
}

/** How Envoy Gateway counts such a match: the kind of path it becomes, and its length. */
export function envoyGrpcPath(match: GrpcMethodMatch): { readonly type: 'Exact' | 'PathPrefix' | 'RegularExpression'; readonly length: number } {
  const { type, service, method } = present(match);
  if (type === 'RegularExpression') return { type, length: `/${service ?? ANY_SERVICE}/${method ?? ANY_METHOD}`.length };
  if (service === undefined) return { type: 'PathPrefix', length: 0 };
  if (method === undefined) return { type: 'PathPrefix', length: service.length + 1 };
  return { type: 'Exact', length: service.length + method.length + 2 };
}

export function callText(match: GrpcMethodMatch): string {
  const { service = '*', method = '*' } = present(match);
  return `${service}/${method}`;
}

/** An empty name is none. */
function present({ type, service, method }: GrpcMethodMatch): GrpcMethodMatch {
  return { type, ...service !== undefined && service !== '' && { service }, ...method !== undefined && method !== '' && { method } };
}
