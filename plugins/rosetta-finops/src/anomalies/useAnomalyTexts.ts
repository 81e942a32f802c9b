import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Anomaly, AnomalyDriver } from '@rosetta/contracts/finops';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../translation';

/** The last part of an id that is a path; the whole is on hover. */
const shortName = (resource: string) => resource.split('/').at(-1)!;

/** Anomalies in words. */
export const useAnomalyTexts = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { day } = useFormats();
  return useMemo(() => {
    const nameOf = ({ resource, accountName, account }: AnomalyDriver) =>
      resource === undefined
        ? accountName ?? account ?? t('anomalies.cause.unnamed')
        : shortName(resource);
    return {
      nameOf,
      causeOf: (driver: AnomalyDriver) =>
        t(`anomalies.cause.${driver.moved ?? 'unknown'}`, {
          what: nameOf(driver),
        }),
      daysOf: ({ start, end, ongoing }: Anomaly) => {
        if (ongoing) return t('anomalies.since', { day: day(start) });
        return start === end ? day(start) : `${day(start)} – ${day(end)}`;
      },
      stateOf: ({ state, answer }: Anomaly) =>
        answer
          ? t(`anomalies.answered.${answer.answer}`)
          : t(`anomalies.state.${state}`),
    };
  }, [t, day]);
};
