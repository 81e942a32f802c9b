import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveSource } from '@rosetta/contracts';
import {
  Provenance,
  RelativeTime,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react';
import { SOURCE_NAMES } from '../sourceNames';
import { monitoringTranslationRef } from '../translation';

const Warning = ({ name, state, asOf, error }: LiveSource) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <>
      {t(state === 'stale' ? 'source.stale' : 'source.down', {
        name: SOURCE_NAMES[name],
      })}{' '}
      {asOf ? (
        <>
          {t('source.shown')} <RelativeTime at={asOf} />.
        </>
      ) : (
        t('source.never')
      )}{' '}
      {error}
    </>
  );
};

/** Where the board comes from: which source answers, how fast, and how old what it said is. */
export const SourcesFoot = ({
  sources,
}: {
  sources: readonly LiveSource[];
}) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number } = useFormats();
  const silent = sources.filter(({ state }) => state !== 'ok');
  return (
    <Provenance
      warnings={silent.map(source => (
        <Warning key={source.name} {...source} />
      ))}
    >
      {sources
        .filter(({ state }) => state === 'ok')
        .map(({ name, asOf, latencyMs }) => (
          <div key={name}>
            {SOURCE_NAMES[name]}: {asOf && <RelativeTime at={asOf} />}
            {latencyMs !== null &&
              `, ${t('source.latency', { ms: number(Math.round(latencyMs)) })}`}
          </div>
        ))}
    </Provenance>
  );
};
