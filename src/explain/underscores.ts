import { Explanation } from './explanation';
import { localAnswer } from './outcome';
import { HttpRequest } from './request';

/**
 * What becomes of a request with an underscore in the name of a header: Envoy refuses it, unless Envoy Gateway tells it otherwise. Where they are
 * dropped, they are taken off the request.
 */
export function underscoreProblem(request: HttpRequest, action: string): Pick<Explanation, 'answer' | 'refused'> | undefined {
  const names = action === 'Allow' ? [] : request.headers.names.filter(name => name.includes('_'));
  if (names.length === 0) return undefined;
  if (action === 'DropHeader') {
    names.forEach(name => request.headers.remove(name));
    return undefined;
  }
  const why = `the proxy takes no header with an underscore in its name, as in ${names[0]} (ClientTrafficPolicy, headers.withUnderscoresAction)`;
  return request.isGrpc ? { refused: why } : { answer: localAnswer(400, request, true, why) };
}
