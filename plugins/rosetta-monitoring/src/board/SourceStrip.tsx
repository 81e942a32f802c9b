import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LiveAttribution,
  LiveBoard,
  LiveSource,
} from '@rosetta/contracts/monitoring';
import {
  RelativeTime,
  useFormats,
  useNow,
} from '@rosetta/plugin-rosetta-core-react/format';
import { StaleNotice } from '@rosetta/plugin-rosetta-core-react/page';
import { administrationRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { isInTrouble, isSilent } from './sourceState';

/** An age that grows while it is read. */
const TICK_MS = 1_000;

/** What the source, or the way to it, says of itself. */
const Why = ({ error }: Pick<LiveSource, 'error'>) =>
  error ? <>({error})</> : null;

const Silent = ({ title, state, asOf, error }: LiveSource) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { duration, clock } = useFormats();
  const now = useNow(TICK_MS);
  if (!asOf)
    return (
      <>
        <strong>{t('source.never', { name: title })}</strong>{' '}
        <Why error={error} />
      </>
    );
  const age = duration(Math.max(0, now - Date.parse(asOf)) / 1_000);
  return (
    <>
      <strong>
        {t(state === 'down' ? 'source.down' : 'source.stale', {
          name: title,
          age,
        })}
      </strong>{' '}
      {t('source.shown', { at: clock(asOf) })} <Why error={error} />
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

const Current = ({ sources }: Pick<LiveBoard, 'sources'>) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const names = sources.filter(source => !isInTrouble(source));
  if (!names.length) return null;
  return (
    <>
      {' '}
      {t('source.current', {
        count: names.length,
        names: names.map(({ title }) => title).join(', '),
      })}
    </>
  );
};

/** Where it is said what is missing. */
const WhatIsMissing = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const page = useRouteRef(administrationRouteRef);
  if (!page) return null;
  return (
    <div>
      <Link component={RouterLink} to={page()} color="inherit">
        {t('administration.open')}
      </Link>
    </div>
  );
};

interface SourceStripProps extends Pick<LiveBoard, 'sources' | 'attribution'> {
  /** The connection to the portal itself is lost. */
  lost?: ReactNode;
}

/** What does not answer, each once, with the age of what is shown of it; nothing while all is well. */
export const SourceStrip = ({
  sources,
  attribution,
  lost,
}: SourceStripProps) => {
  const silent = sources.filter(isSilent);
  const lines = [
    lost,
    attribution && <Unattributed {...attribution} />,
    ...silent.map(source => <Silent key={source.name} {...source} />),
    ...sources
      .filter(source => isInTrouble(source) && !isSilent(source))
      .map(source => <Problems key={source.name} {...source} />),
  ].filter(Boolean);
  if (!lines.length) return null;
  return (
    <StaleNotice live>
      <Box minWidth={0} sx={{ overflowWrap: 'anywhere' }}>
        {lines.map((line, index) => (
          <div key={index}>
            {line}
            {index === lines.length - 1 && silent.length > 0 && (
              <Current sources={sources} />
            )}
          </div>
        ))}
        {sources.some(isInTrouble) && <WhatIsMissing />}
      </Box>
    </StaleNotice>
  );
};
