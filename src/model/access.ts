/** Which namespaces may attach to a listener or Gateway. */
export type Access =
  | { readonly from: 'Same' }
  | { readonly from: 'All' }
  | { readonly from: 'Namespaces'; readonly namespaces: readonly string[] }
  | { readonly from: 'Labels'; readonly labels: Labels };

export interface Labels {
  readonly [key: string]: string;
}

/** Whether routes of more than one namespace can attach. */
export function isShared(access: Access): boolean {
  return access.from === 'All' || access.from === 'Labels' || access.from === 'Namespaces' && access.namespaces.length > 1;
}

export function describeAccess(access: Access): string {
  switch (access.from) {
    case 'Same': return 'its own namespace only';
    case 'All': return 'every namespace';
    case 'Namespaces': return access.namespaces.length === 0 ? 'no namespace' : `namespaces ${access.namespaces.join(', ')}`;
    case 'Labels': return `namespaces labelled ${describeLabels(access.labels)}`;
  }
}

export function describeLabels(labels: Labels): string {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`).sort().join(', ');
}
