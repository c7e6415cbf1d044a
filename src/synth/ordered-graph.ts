import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ownObjects } from './own-objects';

/** The objects of something depended upon: one step to all of them, where an edge to each would be as many as dependents times objects. */
class Group {
  public constructor(public readonly members: ReadonlySet<IConstruct>) {}
}

type Vertex = IConstruct | Group;

/**
 * Constructs and their dependencies. A dependency of one construct on another is, as in cdk8s, also one of each object of the former on
 * each object of the latter.
 */
export class OrderedGraph {
  private readonly vertices: ReadonlySet<IConstruct>;
  private readonly groups = new Map<IConstruct, Group>();
  private byPath?: ReadonlyMap<string, IConstruct>;

  public constructor(private readonly constructs: readonly IConstruct[]) {
    this.vertices = new Set(constructs);
  }

  /** Every construct behind its dependencies, otherwise in the order given; nothing if one of them depends on itself. */
  public order(): IConstruct[] | undefined {
    const dependedUpon = this.dependedUpon();
    const order: IConstruct[] = [];
    const done = new Set<Vertex>();
    const open = new Set<Vertex>();
    for (const start of this.constructs.filter(construct => !dependedUpon.has(construct))) {
      const stack = [{ vertex: start as Vertex, rest: this.dependenciesOf(start) }];
      open.add(start);
      while (stack.length > 0) {
        const { vertex, rest } = stack[stack.length - 1];
        const { value: next } = rest.next();
        if (next === undefined) {
          stack.pop();
          open.delete(vertex);
          done.add(vertex);
          if (!(vertex instanceof Group)) order.push(vertex);
        } else if (open.has(next)) {
          return undefined;
        } else if (!done.has(next)) {
          open.add(next);
          stack.push({ vertex: next, rest: this.dependenciesOf(next) });
        }
      }
    }
    // Constructs of a cycle that nothing outside of it depends upon have not been reached.
    return order.length === this.constructs.length ? order : undefined;
  }

  private *dependenciesOf(vertex: Vertex): Generator<Vertex, undefined> {
    if (vertex instanceof Group) {
      yield* vertex.members;
      return undefined;
    }
    yield* this.targetsOf(vertex).flatMap(target => this.vertexOf(target) ?? []);
    if (!ApiObject.isApiObject(vertex)) return undefined;
    for (const group of chartDownTo(vertex).flatMap(construct => this.targetsOf(construct)).map(target => this.groupOf(target))) {
      if (group.members.has(vertex)) {
        yield* [...group.members].filter(member => member !== vertex);
      } else {
        yield group;
      }
    }
    return undefined;
  }

  /** All but where to begin. */
  private dependedUpon(): ReadonlySet<IConstruct> {
    const found = new Set<IConstruct>();
    const wholly = new Set<Group>();
    for (const source of this.constructs) {
      for (const target of this.targetsOf(source)) {
        const vertex = this.vertexOf(target);
        if (vertex) found.add(vertex);
        const [dependents, group] = [this.groupOf(source).members, this.groupOf(target)];
        if (dependents.size === 0 || wholly.has(group)) continue;
        const [only] = dependents.size === 1 ? dependents : [];
        group.members.forEach(member => member !== only && found.add(member));
        if (only === undefined || !group.members.has(only)) wholly.add(group);
      }
    }
    return found;
  }

  private targetsOf(construct: IConstruct): IConstruct[] {
    return construct.node.dependencies;
  }

  private groupOf(target: IConstruct): Group {
    const known = this.groups.get(target);
    if (known) return known;
    const group = new Group(new Set(ownObjects(target).flatMap(object => this.vertexOf(object) ?? [])));
    this.groups.set(target, group);
    return group;
  }

  // By its path, as in cdk8s, if it is not in the tree itself: one removed and made again is still depended upon.
  private vertexOf(target: IConstruct): IConstruct | undefined {
    if (this.vertices.has(target)) return target;
    this.byPath ??= new Map(this.constructs.map(construct => [construct.node.path, construct]));
    return this.byPath.get(target.node.path);
  }
}

/** From the chart of an object down to the object. */
function chartDownTo(object: IConstruct): IConstruct[] {
  const { scopes } = object.node;
  return scopes.slice(scopes.indexOf(Chart.of(object)));
}
