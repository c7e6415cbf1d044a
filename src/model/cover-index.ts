import { pathKey, prefixesOver } from './http-match';
import { covers, Demand, isEveryPath } from './match-cover';

/** How many candidates of one place are tried: what lies behind them is not found, so that time grows with the number of matches only. */
const MOST_TRIED = 64;

interface Entry<Item> {
  readonly demand: Demand;
  readonly item: Item;
}

/**
 * Finds which of the matches so far covers another one. A match lies under its path and the rarest of its conditions, all of which whatever it
 * covers must have too.
 */
export class CoverIndex<Item> {
  private readonly places = new Map<string, Entry<Item>[]>();

  /** @param ranksExpressions whether it is known where regular expressions go among other paths; else none covers another path, or is covered */
  public constructor(private readonly ranksExpressions: boolean) {}

  public add(demand: Demand, item: Item): void {
    const path = this.keyOf(demand);
    const keys = demand.conditions.length === 0 ? [path] : demand.conditions.map(condition => path + condition);
    const key = keys.reduce((rarest, each) => this.sizeOf(each) < this.sizeOf(rarest) ? each : rarest);
    const place = this.places.get(key);
    if (place === undefined) this.places.set(key, [{ demand, item }]); else place.push({ demand, item });
  }

  /** The first one added that covers a match, of those that are tried. */
  public find(demand: Demand): Item | undefined {
    for (const path of this.keysOver(demand)) {
      for (const key of [path, ...demand.conditions.map(condition => path + condition)]) {
        const found = this.places.get(key)?.slice(0, MOST_TRIED).find(entry => covers(entry.demand, demand));
        if (found !== undefined) return found.item;
      }
    }
    return undefined;
  }

  private sizeOf(key: string): number {
    return this.places.get(key)?.length ?? 0;
  }

  private keyOf({ path }: Demand): string {
    if (path === undefined) return EVERY_PATH;
    if (path.type === 'RegularExpression') return this.ranksExpressions && isEveryPath(path) ? EVERY_PATH : pathKey(path);
    return pathKey(path);
  }

  /** Where what covers a path may lie; the path itself comes first. */
  private keysOver({ path }: Demand): string[] {
    if (path === undefined) return [EVERY_PATH];
    const over = path.type === 'RegularExpression' ? this.ranksExpressions ? ['/'] : [] : [...new Set([path.value, ...prefixesOver(path.value), '/'])];
    return [...new Set([pathKey(path), ...over.map(value => pathKey({ type: 'PathPrefix', value })), EVERY_PATH])];
  }
}

const EVERY_PATH = '*';
