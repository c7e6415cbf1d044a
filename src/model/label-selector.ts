import { Labels } from './access';

/** The label that every namespace carries. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** Which objects are meant by their labels (`LabelSelector` of Kubernetes): all of its terms must hold, and none holds for everything. */
export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly LabelExpression[];
}

export interface LabelExpression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/** What keeps the API machinery from reading a selector; schemas let it pass. */
export function selectorProblem({ matchExpressions = [] }: LabelSelector): string | undefined {
  for (const { key, operator, values = [] } of matchExpressions) {
    switch (operator) {
      case 'In': case 'NotIn':
        if (values.length === 0) return `${operator} of "${key}" names no values`;
        break;
      case 'Exists': case 'DoesNotExist':
        if (values.length > 0) return `${operator} of "${key}" takes no values`;
        break;
      default: return `"${operator}" is no operator: write In, NotIn, Exists or DoesNotExist`;
    }
  }
  return undefined;
}

export function selects({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels): boolean {
  const valueOf = (key: string) => Object.hasOwn(labels, key) ? labels[key] : undefined;
  return Object.entries(matchLabels).every(([key, value]) => valueOf(key) === value) && matchExpressions.every(({ key, operator, values = [] }) => {
    const value = valueOf(key);
    switch (operator) {
      case 'In': return value !== undefined && values.includes(value);
      case 'NotIn': return value === undefined || !values.includes(value);
      case 'Exists': return value !== undefined;
      case 'DoesNotExist': return value === undefined;
      default: return false;
    }
  });
}

/** Whether a selector asks for more than the name that every namespace carries as a label. */
export function asksForLabels({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return [...Object.keys(matchLabels), ...matchExpressions.map(({ key }) => key)].some(key => key !== NAMESPACE_NAME);
}

export function describeSelector({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string {
  const terms = [
    ...Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`),
    ...matchExpressions.map(({ key, operator, values }) => [key, operator, ...values === undefined ? [] : [`(${values.join(', ')})`]].join(' ')),
  ];
  return terms.length === 0 ? 'anything' : terms.sort().join(', ');
}
