import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LiveAttribution,
  LiveBoard,
  LiveSource,
} from '@rosetta/contracts/monitoring';
import {
  RelativeTime,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { Provenance } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';

const Warning = ({ title, state, asOf, error }: LiveSource) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <>
      {t(state === 'stale' ? 'source.stale' : 'source.down', {
        name: title,
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

/** A source that answers, and refuses some of the requests. */
const Problems = ({ title, problems }: LiveSource) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <>
      {t('source.problems', { name: title })} {problems?.join('; ')}
    </>
  );
};

const Unattributed = ({ state, asOf, error }: LiveAttribution) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <>
      {t(state === 'unknown' ? 'attribution.unknown' : 'attribution.stale')}{' '}
      {asOf && <RelativeTime at={asOf} />} {error}
    </>
  );
};

/** One that does not answer, or not for everything; what the others say needs no word. */
export const inTrouble = ({ state, problems }: LiveSource) =>
  state !== 'ok' || problems !== undefined;

/** Where the board comes from: which source answers, how fast, and how old what it said is. */
export const SourcesFooter = ({
  sources,
  attribution,
}: Pick<LiveBoard, 'sources' | 'attribution'>) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number } = useFormats();
  const silent = sources.filter(({ state }) => state !== 'ok');
  return (
    <Provenance
      warnings={[
        ...(attribution
          ? [<Unattributed key="attribution" {...attribution} />]
          : []),
        ...silent.map(source => <Warning key={source.name} {...source} />),
        ...sources
          .filter(({ problems }) => problems)
          .map(source => (
            <Problems key={`${source.name} problems`} {...source} />
          )),
      ]}
    >
      {sources
        .filter(({ state }) => state === 'ok')
        .map(({ name, title, asOf, latencyMs }) => (
          <div key={name}>
            {title}: {asOf && <RelativeTime at={asOf} />}
            {latencyMs !== null &&
              `, ${t('source.latency', { ms: number(Math.round(latencyMs)) })}`}
          </div>
        ))}
    </Provenance>
  );
};
