import { SIGNALS, SloIndicator } from '@rosetta/contracts/monitoring';
import { indicatorOf } from '@rosetta/monitoring-mart';
import { InvalidInputError } from '@rosetta/service-kit';

const KINDS = new Map(SIGNALS.map(({ id, kind }) => [id, kind]));

const problemOf = (signal: string, indicator: SloIndicator) => {
  const kind = KINDS.get(signal);
  if (!kind)
    return `there is no signal "${signal}"; there are ${[...KINDS.keys()].join(', ')}`; // prettier-ignore
  if (indicator.kind === 'ratio' && kind !== 'count') {
    const counts = [...KINDS].flatMap(([id, its]) => (its === 'count' ? [id] : [])); // prettier-ignore
    return `${signal} counts nothing; a ratio takes ${counts.join(' or ')}, and a threshold takes ${signal}`; // prettier-ignore
  }
  return undefined;
};

/** @throws InvalidInputError naming the signal that an indicator can't be measured by, and those that it can */
export const assertMeasurable = (indicator: SloIndicator) => {
  for (const { signal } of indicatorOf(indicator).references(indicator)) {
    const message = problemOf(signal, indicator);
    if (message)
      throw new InvalidInputError([
        { in: 'body', path: ['indicator'], code: 'not-measurable', message },
      ]);
  }
};
