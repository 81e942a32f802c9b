import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Gap, listSourceReadings } from '@rosetta/contracts/monitoring';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { useJobNames } from '../runs/useJobNames';
import { monitoringTranslationRef } from '../translation';
import { REFRESH_MS } from './administrationView';

/** What people call each source; its name until that is there. */
const useSourceTitle = () => {
  const { value } = useRoute(listSourceReadings, {}, { everyMs: REFRESH_MS });
  return useMemo(() => {
    const titles = new Map(value?.items.map(({ name, title }) => [name, title])); // prettier-ignore
    return (source: string) => titles.get(source) ?? source;
  }, [value]);
};

/** What a gap is of, and what is said of it, in the names that people know. */
export const useGapTexts = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { list } = useFormats();
  const names = useJobNames();
  const titleOf = useSourceTitle();
  return useMemo(() => {
    const jobs = (ids: readonly string[]) =>
      list(ids.map(id => names[id] ?? id));
    /** The jobs that one waits for are what the service says of it. */
    const awaited = ({ reason, detail }: Gap) =>
      reason === 'waits' && detail ? jobs(detail.split(', ')) : undefined;
    return {
      jobs: (gap: Gap) => jobs(gap.jobs),
      what: ({ source, part, jobs: lacking }: Gap) =>
        source
          ? [titleOf(source), part].filter(Boolean).join(', ')
          : jobs(lacking),
      detail: (gap: Gap) => awaited(gap) ?? gap.detail,
      closes: (gap: Gap) => {
        const jobsAwaited = awaited(gap);
        return jobsAwaited && gap.closes === 'next-run'
          ? t('administration.closes.waits', { jobs: jobsAwaited })
          : t(`administration.closes.${gap.closes}`);
      },
    };
  }, [t, list, names, titleOf]);
};
