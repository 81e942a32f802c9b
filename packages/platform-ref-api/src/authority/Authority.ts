import { isDeepStrictEqual } from 'node:util';
import { RefKind } from '@rosetta/contracts/ref';
import { AuthorityConfig } from '../referentielConfig';

/** Where the value of a field is from. */
export interface Origin {
  source: string;
  /** When the source said so last; not known of what was not imported. */
  at?: Date;
}

const DAY_MS = 86_400_000;

/** Which source wins where two say different things of one field. */
export class Authority {
  readonly #config: AuthorityConfig;

  constructor(config: AuthorityConfig) {
    this.#config = config;
  }

  ruleOf(kind: RefKind, field: string) {
    return this.#config[kind][field] ?? this.#config.default;
  }

  /** The lower, the more; sources without a rank have the least. */
  rankOf(kind: RefKind, field: string, source: string): number {
    const { sources } = this.ruleOf(kind, field);
    const rank = sources.indexOf(source);
    return rank < 0 ? sources.length : rank;
  }

  isStale(kind: RefKind, field: string, { at }: Origin, now: Date): boolean {
    const { maxAgeDays } = this.ruleOf(kind, field);
    return (
      maxAgeDays !== undefined &&
      at !== undefined &&
      now.getTime() - at.getTime() > maxAgeDays * DAY_MS
    );
  }

  /** Whether a source may replace a value of that origin. */
  mayReplace(kind: RefKind, field: string, source: string, origin: Origin, now: Date): boolean {
    return (
      this.rankOf(kind, field, source) <= this.rankOf(kind, field, origin.source) ||
      this.isStale(kind, field, origin, now)
    );
  } // prettier-ignore
}

/** A value of nothing is nobody’s. */
export const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  isDeepStrictEqual(value, []) ||
  isDeepStrictEqual(value, {});
