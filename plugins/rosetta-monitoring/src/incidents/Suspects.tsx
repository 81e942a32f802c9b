import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Suspect, listSuspects } from '@rosetta/contracts/monitoring';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { Choice } from '@rosetta/plugin-rosetta-core-react/controls';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { monitoringTranslationRef } from '../translation';

const HOURS = ['2', '24', '72'] as const;
type Hours = (typeof HOURS)[number];

const SuspectItem = ({ suspect }: { suspect: Suspect }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment } = useFormats();
  const { kind, title, application, at, url, score, reasons } = suspect;
  return (
    <li>
      <Typography component="div">
        {t(`incidents.suspects.kind.${kind}`)}{' '}
        {url ? (
          <Link href={url} target="_blank" rel="noreferrer" underline="always">
            {title}
          </Link>
        ) : (
          title
        )}
        {' · '}
        <ApplicationLink application={application.id} inText>
          {application.name}
        </ApplicationLink>
        {' · '}
        <time dateTime={at}>{moment(at)}</time>
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {t('incidents.suspects.score', { score: String(score) })}
        {': '}
        {reasons
          .map(
            ({ code, points }) =>
              `${t(`incidents.suspects.reason.${code}`)} (${points})`,
          )
          .join(', ')}
      </Typography>
    </li>
  );
};

interface SuspectsProps {
  source: 'servicenow';
  incident: string;
}

/** What changed before an incident began, the most likely cause first, and why. */
export const Suspects = ({ source, incident }: SuspectsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment } = useFormats();
  const [hours, setHours] = useState<Hours>('2');
  const state = useRoute(listSuspects, {
    params: { source, incident },
    query: { hours: Number(hours) },
  });
  return (
    <Stack
      component="section"
      gap={1}
      aria-label={t('incidents.suspects.title')}
    >
      <Stack direction="row" justifyContent="space-between" gap={2}>
        <Typography variant="h3" sx={{ fontSize: '1rem', m: 0 }}>
          {t('incidents.suspects.title')}
        </Typography>
        <Choice
          label={t('incidents.suspects.hours')}
          value={hours}
          options={HOURS.map(value => ({
            value,
            label: t(`incidents.suspects.hours_${value}`),
          }))}
          onChange={value => setHours(value ?? '2')}
        />
      </Stack>
      <Resource state={state}>
        {({ from, to, items, dependenciesKnown }) => (
          <>
            <Typography variant="body2" color="text.secondary">
              {t('incidents.suspects.window', {
                from: moment(from),
                to: moment(to),
              })}
            </Typography>
            {!dependenciesKnown && (
              <Alert severity="warning">
                {t('incidents.suspects.ownOnly')}
              </Alert>
            )}
            {items.length === 0 && (
              <Typography>{t('incidents.suspects.none')}</Typography>
            )}
            <Stack component="ol" gap={1} sx={{ m: 0, pl: 3 }}>
              {items.map(suspect => (
                <SuspectItem
                  key={`${suspect.kind} ${suspect.id} ${suspect.application.id}`}
                  suspect={suspect}
                />
              ))}
            </Stack>
          </>
        )}
      </Resource>
    </Stack>
  );
};
