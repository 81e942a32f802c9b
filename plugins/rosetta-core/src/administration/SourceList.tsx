import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SourceHealth } from '@rosetta/contracts/sources';
import {
  RelativeTime,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { coreTranslationRef } from '../translation';
import { StatusCard } from './StatusCard';
import { DomainSources } from './fetchSources';

const COLORS = {
  ok: 'success',
  stale: 'warning',
  down: 'error',
  runs: 'default',
  off: 'default',
} as const;

/** When it last answered, and how fast. */
const LastAnswer = ({ state, asOf, latencyMs }: SourceHealth) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { number } = useFormats();
  if (state === 'off') return <>{t('sources.offHelp')}</>;
  if (!asOf) return <>{t('sources.never')}</>;
  return (
    <>
      {t(state === 'runs' ? 'sources.lastRun' : 'sources.lastAnswer')}{' '}
      <RelativeTime at={asOf} />
      {latencyMs !== null &&
        ` ${t('platform.answeredIn', { milliseconds: number(latencyMs) })}`}
    </>
  );
};

interface SourceCardProps {
  source: SourceHealth;
  domain: DomainSources['domain'];
}

const SourceCard = ({ source, domain }: SourceCardProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { title, state, error, problems = [] } = source;
  return (
    <StatusCard
      title={title}
      heading="h3"
      status={t(`sources.${state}`)}
      color={COLORS[state]}
      detail={
        <>
          {t(`area.${domain}`)} · <LastAnswer {...source} />
        </>
      }
    >
      {[...(error ? [error] : []), ...problems].map(text => (
        <Typography key={text} variant="body2" sx={{ mt: 1 }}>
          {text}
        </Typography>
      ))}
    </StatusCard>
  );
};

interface SourceListProps {
  domains: readonly DomainSources[];
  onRetry(): void;
}

/** How each source is, domain by domain. */
export const SourceList = ({ domains, onRetry }: SourceListProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const failed = domains.flatMap(({ error }) => error ?? []);
  const count = domains.flatMap(({ sources }) => sources).length;
  return (
    <>
      {failed.map(error => (
        <Failure key={error.message} error={error} onRetry={onRetry} />
      ))}
      {count + failed.length === 0 && (
        <Typography>{t('sources.none')}</Typography>
      )}
      <Stack component="ul" gap={1.5} sx={{ p: 0, m: 0 }}>
        {domains.flatMap(({ domain, sources }) =>
          sources.map(source => (
            <SourceCard
              key={`${domain} ${source.name}`}
              domain={domain}
              source={source}
            />
          )),
        )}
      </Stack>
    </>
  );
};
