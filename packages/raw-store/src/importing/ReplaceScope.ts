/** The (period, replaceKey) pairs that a replacing delivery stands for. */
export class ReplaceScope {
  readonly #keys = new Map<string, Set<string>>();

  add({ period, replaceKey }: { period: string; replaceKey: string }) {
    const keys = this.#keys.get(period);
    if (keys) keys.add(replaceKey);
    else this.#keys.set(period, new Set([replaceKey]));
  }

  periods(): { period: string; replaceKeys: string[] }[] {
    return [...this.#keys].map(([period, keys]) => ({
      period,
      replaceKeys: [...keys],
    }));
  }
}
