import { isAcceptable } from './acceptable';
import { KubernetesObject } from '../stack/kubectl';
import { Random } from '../verdicts/random';

/** How systems are drawn. */
export interface Manner {
  /** How likely a thing is wrong on purpose, wherever it could be. */
  readonly wrong: number;
  /** Whether requests are sent, so that what happens to them must be told by manifests alone. */
  readonly sendsRequests: boolean;
}

/** A listener, and what it belongs to: somewhere that a route can go to. */
export interface Place {
  readonly kind: 'Gateway' | 'ListenerSet';
  readonly namespace: string;
  readonly name: string;
  readonly listener: any;
}

/** A port of something that can be referred to as a backend. */
export interface Destination {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly port?: number;
  readonly protocol: 'TCP' | 'UDP';
}

/** How often something is drawn at most until the API server would take it. */
const TRIALS = 30;

/** A system while it is drawn: what there is by now, and what is left to chance. */
export class World {
  public readonly objects: KubernetesObject[] = [];
  public readonly places: Place[] = [];
  public readonly destinations: Destination[] = [];
  /** The first is the platform team's. */
  public readonly namespaces: readonly string[];
  private readonly counts = new Map<string, number>();

  public constructor(public readonly random: Random, public readonly prefix: string, private readonly manner: Manner) {
    this.namespaces = ['infra', 'shop', 'bank'].map(name => `${prefix}-${name}`);
  }

  public get sendsRequests(): boolean {
    return this.manner.sendsRequests;
  }

  /** Whether the next thing is to be wrong. */
  public isWrong(factor = 1): boolean {
    return this.random.chance(this.manner.wrong * factor);
  }

  public add(object: KubernetesObject): void {
    this.objects.push(object);
  }

  /** Draws an object until it is one that can be created, and adds it. */
  public addAcceptable(draw: () => KubernetesObject): KubernetesObject | undefined {
    const object = this.acceptable(draw, drawn => drawn);
    if (object) this.add(object);
    return object;
  }

  /** Draws a part until an object with it can be created. What was added for a part that is not taken goes with it. */
  public acceptable<Part>(draw: () => Part, withPart: (part: Part) => KubernetesObject): Part | undefined {
    const before = this.objects.length;
    for (let left = TRIALS; left > 0; left--) {
      const part = draw();
      if (isAcceptable(withPart(part))) return part;
      this.objects.splice(before);
    }
    return undefined;
  }

  /** A name that nothing of that sort has yet. */
  public name(sort: string): string {
    const count = (this.counts.get(sort) ?? 0) + 1;
    this.counts.set(sort, count);
    return `${sort}-${count}`;
  }

  public ofKind(...kinds: string[]): KubernetesObject[] {
    return this.objects.filter(({ kind }) => kinds.includes(kind));
  }

  /** Some of the items, from the least to the most. */
  public some<Item>(items: readonly Item[], least: number, most: number): Item[] {
    return this.random.shuffled(items).slice(0, this.random.between(least, most));
  }

  /** As many as chance wants of what is drawn. */
  public many<Item>(least: number, most: number, draw: (index: number) => Item): Item[] {
    return Array.from({ length: this.random.between(least, most) }, (_, index) => draw(index));
  }
}
