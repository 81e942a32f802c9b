import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Run } from '@rosetta/contracts/runs';
import { Choice } from '../controls';
import { useRoute } from '../data';
import { useFormats } from '../format';
import { coreReactTranslationRef } from '../translation';
import { RunsDomain } from './RunsDomain';

interface CompareWithProps {
  domain: RunsDomain;
  run: Run;
  /** The id of the other run; without one, the run that was published before. */
  value: string | undefined;
  onChange(other?: string): void;
}

/** How many of the newest runs of a period there are to choose from. */
const CHOICES = 100;

/** Chooses another published run of the same job and period; nothing where there is none. */
export const CompareWith = (props: CompareWithProps) => {
  const { domain, run, value, onChange } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const formats = useFormats();
  const runs = useRoute(domain.routes.listRuns, {
    query: {
      job: run.job,
      period: run.period,
      state: 'succeeded',
      limit: CHOICES,
    },
  });
  const options = (runs.value?.items ?? []).flatMap(
    ({ id, publishedAt, reason }) =>
      publishedAt && id !== run.id
        ? {
            value: id,
            label: t('runs.change.other', {
              at: formats.moment(publishedAt),
              reason,
            }),
          }
        : [],
  );
  if (options.length === 0 && value === undefined) return null;
  return (
    <Choice
      label={t('runs.change.with')}
      all={t('runs.change.previous')}
      width={420}
      value={value}
      options={options}
      onChange={onChange}
    />
  );
};
