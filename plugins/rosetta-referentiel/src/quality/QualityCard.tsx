import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Application,
  Attestation,
  QUALITY_WEIGHTS,
  Quality,
  getApplication,
} from '@rosetta/contracts/ref';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { RequesterLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { useKnownOn } from '../knownOn/useKnownOn';
import { applicationRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';
import { fixPath } from './fixes';

/** Who confirmed it, and how long that holds. */
const Attested = ({ attestation }: { attestation: Attestation | null }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day } = useFormats();
  if (!attestation)
    return <Typography variant="body2">{t('quality.attest.never')}</Typography>;
  const { by, at, until, due, comment } = attestation;
  return (
    <Typography variant="body2">
      {t('quality.attest.by')} <RequesterLink requester={by} inText />,{' '}
      {day(at)}.{' '}
      {t(due ? 'quality.attest.due' : 'quality.attest.until', {
        day: day(until),
      })}
      {comment && <> · {comment}</>}
    </Typography>
  );
};

interface MissingProps {
  application: string;
  missing: Quality['missing'];
}

const Missing = ({ application, missing }: MissingProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const sheet = useRouteRef(applicationRouteRef);
  if (missing.length === 0)
    return <Typography variant="body2">{t('quality.complete')}</Typography>;
  return (
    <Stack component="ul" aria-label={t('quality.todo')} sx={{ m: 0, pl: 2.5 }}>
      {missing.map(part => (
        <li key={part}>
          <Link
            component={RouterLink}
            to={fixPath(sheet?.({ id: application }) ?? '', part)}
          >
            {t(`quality.fix.${part}`)}
          </Link>{' '}
          ({t('quality.points', { points: String(QUALITY_WEIGHTS[part]) })})
        </li>
      ))}
    </Stack>
  );
};

const Known = ({ application }: { application: Application }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { id, quality, attestation = null } = application;
  if (!quality) return null;
  const { score, missing } = quality;
  return (
    <TitledCard title={t('quality.title')}>
      <Typography sx={{ fontSize: '1.25rem', fontWeight: 600 }}>
        {t('quality.score', { score: String(score) })}
      </Typography>
      <LinearProgress
        variant="determinate"
        value={score}
        aria-label={t('quality.title')}
      />
      <Missing application={id} missing={missing} />
      <Attested attestation={attestation} />
    </TitledCard>
  );
};

/** How complete the entry of an application is, what to mend, and who confirmed it. */
export const QualityCard = ({ application }: ApplicationProps) => {
  const { query } = useKnownOn();
  const state = useRoute(getApplication, {
    params: { id: application },
    query,
  });
  return (
    <Resource state={state}>{value => <Known application={value} />}</Resource>
  );
};
