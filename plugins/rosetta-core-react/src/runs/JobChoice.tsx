import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Job } from '@rosetta/contracts/runs';
import { Choice } from '../controls';
import { coreReactTranslationRef } from '../translation';
import { RunsDomain } from './RunsDomain';

interface JobChoiceProps {
  domain: RunsDomain;
  jobs: readonly Job[];
  value: string | undefined;
  /** What no choice is called; without it, one is always chosen. */
  all?: string;
  onChange(job?: string): void;
}

/** Chooses a job; nothing to choose where the domain has one. */
export const JobChoice = ({ domain, jobs, ...choice }: JobChoiceProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  if (jobs.length < 2) return null;
  return (
    <Choice
      label={t('runs.column.job')}
      width={190}
      options={jobs.map(({ name }) => ({
        value: name,
        label: domain.jobs[name] ?? name,
      }))}
      {...choice}
    />
  );
};
