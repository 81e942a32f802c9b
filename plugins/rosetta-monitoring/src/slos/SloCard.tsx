import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { listApplicationSlos, SloItem } from '@rosetta/contracts/monitoring';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { sloRouteRef, slosRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { SloStateChip } from './SloStateChip';

/** A card has room for the worst of them. */
const SHOWN = 4;

const Line = ({ slo }: { slo: SloItem }) => {
  const { percent } = useFormats();
  const page = useRouteRef(sloRouteRef);
  const { state, remaining } = slo.status;
  return (
    <Stack
      component="li"
      direction="row"
      alignItems="center"
      gap={1}
      sx={{ listStyle: 'none' }}
    >
      <SloStateChip state={state} />
      {page ? (
        <Link component={RouterLink} to={page({ id: slo.id })} flex={1} noWrap>
          {slo.name}
        </Link>
      ) : (
        slo.name
      )}
      {remaining === null ? '–' : percent(remaining)}
    </Stack>
  );
};

/** The worst objectives of an application, with what is left of their budgets. */
export const SloCard = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const page = useRouteRef(slosRouteRef);
  const slos = useRouteItems(listApplicationSlos, {
    params: { app: application },
  });
  return (
    <TitledCard title={t('slos.card')}>
      <Resource state={slos}>
        {items =>
          items.length ? (
            <Stack component="ul" gap={0.5} m={0} p={0}>
              {items.slice(0, SHOWN).map(slo => (
                <Line key={slo.id} slo={slo} />
              ))}
            </Stack>
          ) : (
            <Typography variant="body2">{t('slos.noneOf')}</Typography>
          )
        }
      </Resource>
      {page && (
        <Link
          component={RouterLink}
          to={`${page()}?${new URLSearchParams({ application })}`}
        >
          {t('slos.open')}
        </Link>
      )}
    </TitledCard>
  );
};
