import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  useFetched,
  useRouteClient,
} from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { Failure, Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { coreTranslationRef } from '../translation';
import { SourceList } from './SourceList';
import { StatusCard } from './StatusCard';
import { ServiceState, checkServices } from './checkServices';
import { fetchSources } from './fetchSources';

/** How late the page shows that a source is down, on top of what the service takes to notice. */
const SOURCES_REFRESH_MS = 15_000;

interface ServiceCardProps {
  service: ServiceState;
  onRetry(): void;
}

const ServiceCard = ({ service, onRetry }: ServiceCardProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { number } = useFormats();
  const { title, name, answered, milliseconds, error } = service;
  return (
    <StatusCard
      title={title}
      heading="h2"
      status={answered ? t('platform.up') : t('platform.down')}
      color={answered ? 'success' : 'error'}
      detail={
        <>
          {t('platform.answeredIn', { milliseconds: number(milliseconds) })} ·{' '}
          <code>/api/rosetta/{name}</code>
        </>
      }
    >
      {error && <Failure error={error} onRetry={onRetry} />}
    </StatusCard>
  );
};

/** Whether each service answers, as it is seen from here, and how each source is. */
export const PlatformPage = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const client = useRouteClient();
  const services = useFetched(
    ['platform status'],
    ({ signal }) => checkServices(client, signal),
    { freshMs: 0 },
  );
  const sources = useFetched(
    ['source health'],
    ({ signal }) => fetchSources(client, signal),
    { freshMs: 0, everyMs: SOURCES_REFRESH_MS },
  );
  const checkAgain = () => {
    services.retry();
    sources.retry();
  };
  return (
    <PageFrame
      title={t('platform.title')}
      line={t('platform.line')}
      actions={
        <Button variant="outlined" onClick={checkAgain}>
          {t('platform.checkAgain')}
        </Button>
      }
    >
      <Resource state={services}>
        {states => (
          <Stack component="ul" gap={1.5} sx={{ p: 0, m: 0 }}>
            {states.map(service => (
              <ServiceCard
                key={service.name}
                service={service}
                onRetry={services.retry}
              />
            ))}
          </Stack>
        )}
      </Resource>
      <Typography variant="h5" component="h2" sx={{ mt: 3, mb: 1.5 }}>
        {t('sources.title')}
      </Typography>
      <Resource state={sources}>
        {domains => <SourceList domains={domains} onRetry={sources.retry} />}
      </Resource>
    </PageFrame>
  );
};
