/** Whether a text is lower-case letters, digits and inner dashes between dots. Each part by itself, so that long texts take no longer than they must. */
export function isDnsName(text: string): boolean {
  return text.split('.').every(label => /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(label));
}
