const CHARACTERS = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$/;
const FORBIDDEN = ['//', '/./', '/../', '%2f', '%2F', '#'];

/** What keeps a text from being an exact path or a prefix (HTTPPathMatch); nothing when it is one. */
export function pathProblem(path: string): string | undefined {
  if (!path.startsWith('/')) return 'it begins with a slash';
  if (path.length > 1024) return 'it has at most 1024 characters';
  const found = FORBIDDEN.find(each => path.includes(each)) ?? ['/.', '/..'].find(each => path.endsWith(each));
  if (found !== undefined) return `it may not have ${found}, which proxies rewrite before they match`;
  return CHARACTERS.test(path) ? undefined : 'write letters, digits and -._~!$&\'()*+,;=:@/, anything else as %XX';
}
