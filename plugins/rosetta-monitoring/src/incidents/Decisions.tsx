import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Incident, listIncidentLinks } from '@rosetta/contracts/monitoring';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { nameOfRef } from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { monitoringTranslationRef } from '../translation';
import { deploymentName } from './useIncidentColumns';

/** Every decision on what an incident is put down to; the first one counts. */
export const Decisions = ({ source, id }: Pick<Incident, 'source' | 'id'>) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment } = useFormats();
  const state = useRoute(listIncidentLinks, {
    params: { source, incident: id },
  });
  return (
    <Stack component="section" gap={1} aria-label={t('incidents.decisions')}>
      <Typography variant="h3" sx={{ fontSize: '1rem', m: 0 }}>
        {t('incidents.decisions')}
      </Typography>
      <Resource state={state}>
        {({ items }) => (
          <Stack component="ul" gap={0.5} sx={{ m: 0, pl: 3 }}>
            {items.map(link => (
              <li key={link.version}>
                {t('incidents.decision', {
                  who: nameOfRef(link.decidedBy),
                  when: moment(link.decidedAt),
                  what: [
                    link.deployment
                      ? deploymentName(link.deployment)
                      : t('incidents.noDeployment'),
                    link.comment ?? t(`incidents.reason.${link.reason}`),
                  ].join(' · '),
                })}
              </li>
            ))}
          </Stack>
        )}
      </Resource>
    </Stack>
  );
};
