import { changeParams } from '@rosetta/plugin-rosetta-core-react/urlState';
import { Step, isStep } from './costsPageView';

/** What belongs to the level one is at, and not to the way there. */
const OF_THE_LEVEL = {
  by: undefined,
  view: undefined,
  kind: undefined,
  reason: undefined,
  rule: undefined,
  ruleVersion: undefined,
  list: undefined,
  sort: undefined,
  order: undefined,
};

export interface PathStep {
  /** None for the top, where all costs are. */
  step?: Step;
  key: string;
  /** The address of that level. */
  to: string;
}

/** The way down, in the order in which it was gone: that of the names in the address. */
export const pathOf = (params: URLSearchParams): PathStep[] => {
  const steps = [...params.keys()].filter(isStep);
  const upTo = (count: number) => {
    const later = steps.slice(count).map(step => [step, undefined]);
    const address = changeParams(params, {
      ...OF_THE_LEVEL,
      ...Object.fromEntries(later),
    });
    return `?${address}`;
  };
  return [
    { key: '', to: upTo(0) },
    ...steps.map((step, index) => ({
      step,
      key: params.get(step)!,
      to: upTo(index + 1),
    })),
  ];
};
