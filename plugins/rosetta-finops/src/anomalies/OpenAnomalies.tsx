import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Anomaly, listAnomalies } from '@rosetta/contracts/finops';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { changeParams } from '@rosetta/plugin-rosetta-core-react/urlState';
import { CostOwner } from '../costs/costsPageView';
import { anomaliesRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { useAnomalyTexts } from './useAnomalyTexts';

interface OpenAnomaliesProps {
  of: CostOwner;
}

/** The others are on their page. */
const SHOWN = 3;

const isSeveral = ({ application, group }: CostOwner) =>
  group !== undefined || !!application?.includes(',');

const useAddress = (of: CostOwner) => {
  const page = useRouteRef(anomaliesRouteRef);
  return (anomaly?: string) =>
    `${page?.() ?? ''}?${changeParams(new URLSearchParams(), {
      ...of,
      anomaly,
    })}`;
};

interface OneAnomalyProps {
  anomaly: Anomaly;
  /** Whether it may be of any of several applications. */
  isNamed: boolean;
}

const OneAnomaly = ({ anomaly, isNamed }: OneAnomalyProps) => {
  const { moneyDifference } = useFormats();
  const { causeOf, daysOf } = useAnomalyTexts();
  const addressOf = useAddress({ application: anomaly.application });
  const name = isNamed ? [anomaly.applicationName!] : [];
  return (
    <li>
      <Link component={RouterLink} to={addressOf(anomaly.id)}>
        {[...name, anomaly.productName, daysOf(anomaly)].join(' · ')}
      </Link>
      {`: ${moneyDifference(anomaly.impact, anomaly.currency)}`}
      {anomaly.drivers[0] && ` – ${causeOf(anomaly.drivers[0])}`}
    </li>
  );
};

/** What is unusual of the cost of applications and nobody has answered; nothing where nothing is. */
export const OpenAnomalies = ({ of }: OpenAnomaliesProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const addressOf = useAddress(of);
  const state = useRoute(listAnomalies, {
    query: { ...of, state: 'open', sort: 'impact', days: 'none' },
  });
  return (
    <Resource state={state} skeleton={<></>}>
      {({ items, nextCursor }) =>
        items.length > 0 && (
          <Alert severity="warning" sx={{ mb: 2 }}>
            <AlertTitle>
              {nextCursor
                ? t('anomalies.openMoreThan', { number: `${items.length}` })
                : t('anomalies.openOfApplication', { count: items.length })}
            </AlertTitle>
            <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
              {items.slice(0, SHOWN).map(anomaly => (
                <OneAnomaly
                  key={anomaly.id}
                  anomaly={anomaly}
                  isNamed={isSeveral(of)}
                />
              ))}
            </Box>
            <Link component={RouterLink} to={addressOf()}>
              {t('anomalies.seeAll')}
            </Link>
          </Alert>
        )
      }
    </Resource>
  );
};
