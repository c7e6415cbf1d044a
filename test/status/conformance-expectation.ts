/** One expectation of upstream's conformance tests, as it was recorded. */
export interface Expectation {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly type?: string;
  readonly status?: string | null;
  readonly reason?: string | null;
  readonly parent?: { readonly [field: string]: unknown };
  readonly ancestor?: { readonly [field: string]: unknown };
  readonly listener?: string;
  readonly attachedRoutes?: number;
  readonly supportedKindsInclude?: readonly string[];
  readonly supportedKindsEmpty?: boolean;
  readonly listenerNames?: readonly string[];
  readonly attachedListenerSets?: number;
  readonly zeroRoutes?: boolean;
  readonly noAcceptedParents?: boolean;
  readonly observedGenerationLatest?: boolean;
  readonly hasAddress?: boolean;
  readonly implicit?: boolean;
}

export interface PrintedObject {
  readonly kind: string;
  readonly metadata: { readonly namespace?: string; readonly name: string };
  readonly status: PrintedStatus;
}

export interface PrintedStatus {
  readonly conditions?: readonly PrintedCondition[];
  readonly listeners?: ReadonlyArray<{
    readonly name: string;
    readonly attachedRoutes: number;
    readonly supportedKinds: ReadonlyArray<{ readonly group: string; readonly kind: string }>;
    readonly conditions: readonly PrintedCondition[];
  }>;
  readonly attachedListenerSets?: number;
  readonly parents?: ReadonlyArray<{ readonly parentRef: Reference; readonly conditions: readonly PrintedCondition[] }>;
  readonly ancestors?: ReadonlyArray<{ readonly ancestorRef: Reference; readonly conditions: readonly PrintedCondition[] }>;
}

interface Reference {
  readonly [field: string]: unknown;
}

interface PrintedCondition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly observedGeneration?: number;
}

/** What of a status is not as expected; nothing when it is. */
export function deviation(expected: Expectation, objects: readonly PrintedObject[]): string | undefined {
  const object = objects.find(({ kind, metadata }) => kind === expected.kind && metadata.name === expected.name
    && (metadata.namespace ?? '') === (expected.namespace ?? ''));
  const status = object?.status ?? {};
  if (expected.noAcceptedParents === true) return unless((status.parents ?? []).every(({ conditions }) => !isTrue(conditions, 'Accepted')), 'a parent accepts it');
  if (expected.zeroRoutes === true) return unless((status.listeners ?? []).every(({ attachedRoutes }) => attachedRoutes === 0), 'it has routes');
  if (expected.attachedListenerSets !== undefined) return unless((status.attachedListenerSets ?? 0) === expected.attachedListenerSets, `${status.attachedListenerSets} sets`);
  if (expected.observedGenerationLatest === true) return unless(object !== undefined, 'it has no status');
  if (object === undefined) return 'it has no status';
  if (expected.listenerNames !== undefined) {
    const names = (status.listeners ?? []).map(({ name }) => name);
    return unless(JSON.stringify([...names].sort()) === JSON.stringify([...expected.listenerNames].sort()), `listeners ${names}`);
  }
  return expected.listener === undefined ? ofObject(expected, status) : ofListeners(expected, status);
}

function ofListeners(expected: Expectation, { listeners = [] }: PrintedStatus): string | undefined {
  const meant = listeners.filter(({ name }) => expected.listener === '*' || name === expected.listener);
  if (meant.length === 0) return 'there is no such listener';
  return meant.map(({ attachedRoutes, supportedKinds, conditions }) => {
    const kinds = supportedKinds.map(({ group, kind }) => `${group}/${kind}`);
    if (expected.attachedRoutes !== undefined) return unless(attachedRoutes === expected.attachedRoutes, `${attachedRoutes} routes`);
    if (expected.supportedKindsEmpty === true) return unless(kinds.length === 0, `kinds ${kinds}`);
    if (expected.supportedKindsInclude !== undefined) return unless(expected.supportedKindsInclude.every(kind => kinds.includes(kind)), `kinds ${kinds}`);
    return ofConditions(expected, conditions);
  }).find(each => each !== undefined);
}

function ofObject(expected: Expectation, { conditions, parents, ancestors }: PrintedStatus): string | undefined {
  const { parent, ancestor } = expected;
  const ofParents = (parents ?? []).map(each => ({ ref: each.parentRef, conditions: each.conditions }));
  if (parent !== undefined) return ofReferences(expected, parent, ofParents);
  const ofAncestors = (ancestors ?? []).map(each => ({ ref: each.ancestorRef, conditions: each.conditions }));
  if (ancestor !== undefined) return ofReferences(expected, ancestor, ofAncestors);
  return ofConditions(expected, conditions ?? []);
}

function ofReferences(
  expected: Expectation, asked: Reference, all: ReadonlyArray<{ readonly ref: Reference; readonly conditions: readonly PrintedCondition[] }>,
): string | undefined {
  const own = { group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: expected.namespace };
  const meant = all.filter(({ ref }) => {
    const full: Reference = { ...own, ...ref };
    // Upstream names listeners here that are not there, and compares none.
    return Object.entries(asked).every(([field, value]) => full[field] === value || field === 'sectionName');
  });
  if (meant.length === 0) return `nothing is said of ${JSON.stringify(asked)}, but of ${JSON.stringify(all.map(({ ref }) => ref))}`;
  return meant.map(({ conditions }) => ofConditions(expected, conditions)).find(each => each !== undefined);
}

function ofConditions({ type, status, reason }: Expectation, conditions: readonly PrintedCondition[]): string | undefined {
  const found = conditions.find(each => each.type === type);
  if (found === undefined) return `nothing is said of ${type}`;
  const isRight = (status == null || found.status === status) && (reason == null || found.reason === reason);
  return unless(isRight, `${type} is ${found.status}, ${found.reason}`);
}

function isTrue(conditions: readonly PrintedCondition[], type: string): boolean {
  return conditions.some(each => each.type === type && each.status === 'True');
}

function unless(isRight: boolean, got: string): string | undefined {
  return isRight ? undefined : got;
}
