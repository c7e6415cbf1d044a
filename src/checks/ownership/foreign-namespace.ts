import { Check } from '../ownership-view';

/** An object that a chart puts into the namespace of another owner. */
export const foreignNamespace: Check = ({ facts, owners }) => facts.objects.flatMap(({ path, kind, name, namespace, chartNamespace }) => {
  if (namespace === undefined || namespace === chartNamespace) return [];
  const owner = owners.ownerOf(namespace);
  const team = owners.teamOf(namespace) === undefined ? '' : ` of ${owner}`;
  const made = `${kind} "${name}" is put into namespace "${namespace}"${team}`;
  if (chartNamespace === undefined) {
    // A chart of cluster objects has no owner to compare; only a namespace that somebody has declared is protected from it.
    return owners.teamOf(namespace) === undefined ? [] : [{
      id: 'foreign-namespace',
      severity: 'error',
      path,
      message: `${made} by a chart without a namespace: make it in a chart of that owner, with \`namespace: '${namespace}'\``,
    }];
  }
  const maker = owners.ownerOf(chartNamespace);
  return maker === owner ? [] : [{
    id: 'foreign-namespace',
    severity: 'error',
    path,
    message: `${made} by a chart of ${maker}: make it in a chart of its owner, or list both namespaces in one Team`,
  }];
});
