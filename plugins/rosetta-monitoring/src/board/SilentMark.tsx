import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveSource } from '@rosetta/contracts/monitoring';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { monitoringTranslationRef } from '../translation';

interface SilentMarkProps {
  /** Those that a figure stands on, and that do not answer. */
  sources: readonly LiveSource[];
}

/** Marks a figure that stands on what silent sources said before. */
export const SilentMark = ({ sources }: SilentMarkProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <>
      {sources.map(({ name, title, asOf }, index) => (
        <span key={name}>
          {index > 0 && ' · '}
          {title} {asOf ? <RelativeTime short at={asOf} /> : t('source.notYet')}
        </span>
      ))}
    </>
  );
};
