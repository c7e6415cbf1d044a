import { Check, entry } from '../ownership-view';

/** One Secret that cert-manager is asked to write for two listeners: each certificate would replace the other. */
export const contestedSecret: Check = ({ facts }) => {
  const first = new Map<string, string>();
  return facts.issuedSecrets.flatMap(({ path, namespace, secretName }) => {
    const other = entry(first, `${namespace}/${secretName}`, () => path);
    return other === path ? [] : [{
      id: 'contested-secret',
      severity: 'error' as const,
      path,
      message: `Secret "${secretName}" of namespace "${namespace}" is written for the certificate of ${other} already: give this one another \`secretName\``,
    }];
  });
};
