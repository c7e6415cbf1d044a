const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

/** What keeps a text from being a DNS label (RFC 1123), such as a namespace; nothing when it is one. */
export function labelProblem(name: string): string | undefined {
  if (name.length > 63) return `must have at most 63 characters, has ${name.length}`;
  return LABEL.test(name) ? undefined : 'must be made of lower-case letters, digits and inner dashes';
}

/** What keeps a text from being a DNS subdomain (RFC 1123), such as the name of most objects; nothing when it is one. */
export function subdomainProblem(name: string): string | undefined {
  if (name.length > 253) return `must have at most 253 characters, has ${name.length}`;
  return SUBDOMAIN.test(name) ? undefined : 'must be made of lower-case letters, digits, inner dashes and dots';
}

/** What keeps a text from being the value of a label; nothing when it is one. */
export function labelValueProblem(value: string): string | undefined {
  if (value.length > 63) return `must have at most 63 characters, has ${value.length}`;
  return LABEL_VALUE.test(value) ? undefined : 'must be made of letters, digits and inner dashes, dots and underscores';
}

/** What keeps a text from being the key of a label or annotation; nothing when it is one. */
export function labelKeyProblem(key: string): string | undefined {
  const [name, prefix, ...rest] = key.split('/').reverse();
  if (rest.length > 0) return 'must have at most one slash';
  if (prefix !== undefined && subdomainProblem(prefix) !== undefined) return 'must have a domain before the slash';
  return name === '' ? 'must not be empty' : labelValueProblem(name);
}
