import { BurnSeverity, SloBurn } from '@rosetta/contracts/monitoring';
import { BurnRules, BurnSeries, burnsAt } from './burn';

/** A time in which a budget burns too fast. Minutes since 1970. */
export interface Episode {
  severity: BurnSeverity;
  longMinutes: number;
  shortMinutes: number;
  factor: number;
  peak: number;
  began: number;
  /** Since when no pair fires; it ends when that lasts. */
  quietSince: number | null;
  ended: number | null;
}

/** How long it must be quiet at least: a burn that comes and goes is one. */
const MIN_QUIET_MINUTES = 5;

const rank = ({ severity }: { severity: BurnSeverity }) =>
  severity === 'page' ? 0 : 1;

const worstOf = (burns: readonly SloBurn[]) =>
  burns
    .filter(({ firing }) => firing)
    .sort((a, b) => rank(a) - rank(b))
    .at(0);

const fire = (
  open: Episode | undefined,
  burn: SloBurn,
  minute: number,
): Episode => {
  const { severity, longMinutes, shortMinutes, factor } = burn;
  const pair = { severity, longMinutes, shortMinutes, factor };
  const peak = burn.long ?? 0;
  if (!open) return { ...pair, peak, began: minute, quietSince: null, ended: null }; // prettier-ignore
  const isWorse = rank(burn) < rank(open);
  return {
    ...open,
    ...(isWorse && pair),
    peak: Math.max(open.peak, peak),
    quietSince: null,
  };
};

const calm = (open: Episode, minute: number): Episode => {
  const quietSince = open.quietSince ?? minute;
  const needed = Math.max(MIN_QUIET_MINUTES, open.shortMinutes);
  const ended = minute - quietSince >= needed ? quietSince : null;
  return { ...open, quietSince, ended };
};

/**
 * Goes through minutes one by one: a burn begins when a pair fires, gets worse, and is over when it has been quiet
 * for a while. Where too little is known nothing begins and nothing ends. Pure.
 * @param from - the first minute to look at the end of
 * @returns all that are new or changed, oldest first
 */
export const followEpisodes = (
  series: BurnSeries,
  rules: BurnRules,
  open: Episode | undefined,
  from: number,
  to: number,
): Episode[] => {
  const episodes: Episode[] = [];
  let current = open;
  for (let minute = from; minute <= to; minute += 1) {
    const burns = burnsAt(series, rules, minute);
    const burn = worstOf(burns);
    if (burn) current = fire(current, burn, minute);
    else if (current && burns.some(({ reason }) => !reason))
      current = calm(current, minute);
    if (current?.ended !== null && current) {
      episodes.push(current);
      current = undefined;
    }
  }
  return current ? [...episodes, current] : episodes;
};
