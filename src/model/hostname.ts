/** Stands for every hostname, where a listener or route names none. */
export const ANY_HOSTNAME = '*';

const HOSTNAME = /^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

export function isWildcard(hostname: string): boolean {
  return hostname.startsWith('*');
}

/** What keeps a text from being a hostname of a listener or route; nothing when it is one. */
export function hostnameProblem(hostname: string): string | undefined {
  if (hostname === ANY_HOSTNAME) return 'a wildcard stands before a domain, as in *.example.com';
  if (hostname !== hostname.toLowerCase()) return `hostnames are written in lower case: ${JSON.stringify(hostname.toLowerCase())}`;
  if (hostname.includes('/')) return 'write the host alone, without scheme or path';
  if (/^\d+(\.\d+){3}$/.test(hostname) || hostname.includes(':')) return 'neither an IP address nor a port belongs in a hostname';
  if (hostname.slice(1).includes('*')) return 'a wildcard is the whole first label, as in *.example.com';
  if (hostname.length > LONGEST) return `a hostname has at most ${LONGEST} characters`;
  if (hostname.split('.').some(label => label.length > 63)) return 'each part between dots has at most 63 characters';
  return HOSTNAME.test(hostname) ? undefined : 'write letters, digits and dashes between dots, as in www.example.com or *.example.com';
}

/** Whether every request for the second hostname is one for the first. A wildcard stands for one label or more. */
export function covers(wide: string, narrow: string): boolean {
  if (wide === ANY_HOSTNAME || wide === narrow) return true;
  return isWildcard(wide) && narrow.endsWith(wide.slice(1)) && narrow !== wide.slice(1);
}

/** The hostname that both take: the more specific of two that overlap, nothing when they do not. */
export function intersection(a: string, b: string): string | undefined {
  if (covers(a, b)) return b;
  return covers(b, a) ? a : undefined;
}

/** Hostnames have no more characters. */
const LONGEST = 253;

/** The wildcards that cover a hostname, itself apart, from the most specific. Does not hold {@link ANY_HOSTNAME}, nor what is too long to be one. */
export function wildcardsOver(hostname: string): string[] {
  const wildcards: string[] = [];
  const start = Math.max(isWildcard(hostname) ? 2 : 0, hostname.length - LONGEST + 1);
  for (let dot = hostname.indexOf('.', start); dot >= 0; dot = hostname.indexOf('.', dot + 1)) wildcards.push(`*${hostname.slice(dot)}`);
  return wildcards;
}
