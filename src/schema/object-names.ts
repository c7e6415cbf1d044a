/** A name that DNS would take as a subdomain: what most objects are named by. */
export function isSubdomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every(part => /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(part));
}

/** A name that is one label of DNS: what namespaces are named by. */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text);
}

/** The key of a label, of an annotation or of a finalizer: a name, perhaps with a subdomain and a slash before it. */
export function isQualifiedName(text: string): boolean {
  const parts = text.split('/');
  const name = parts.pop()!;
  return parts.length <= 1 && parts.every(prefix => isSubdomain(prefix)) && name.length <= 63 && /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/.test(name);
}

/** The value of a label. */
export function isLabelValue(text: string): boolean {
  return text === '' || text.length <= 63 && /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/.test(text);
}
