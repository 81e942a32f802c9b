import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { explainCosts } from '@rosetta/contracts/finops';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { KpiStrip } from '@rosetta/plugin-rosetta-core-react/kpi';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  changeParams,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { LastMonthCard } from '../cards/LastMonthCard';
import { CostBreakdown } from '../costs/CostBreakdown';
import { AttributedKpi, CostKpisProps, TotalKpi } from '../costs/CostKpis';
import { CostSkeleton } from '../costs/CostSkeleton';
import { Choices, useChoices } from '../costs/useCosts';
import { CostsUrl, CostsPageView } from '../costs/costsPageView';
import { monthRangeLabel } from '@rosetta/plugin-rosetta-core-react/period';
import { costsRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { PassedOnTable } from '../explain/PassedOnTable';
import { lastMonths } from './lastMonths';

/** What can be set on the tab itself; everything else leads to the page of costs. */
const TabUrl = CostsUrl.pick({ picture: true, currency: true });
const SetHere = TabUrl.partial().strict();

/** Below a product there are its lines. */
const linesOf = (product: string): CostsPageView => ({
  product,
  view: 'lines',
});

const Cards = (props: CostKpisProps) => (
  <KpiStrip>
    <LastMonthCard compact application={props.view.application} />
    <TotalKpi {...props} />
    <AttributedKpi {...props} />
  </KpiStrip>
);

const NoCost = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <EmptyState title={t('tab.nothing')}>{t('tab.nothingHelp')}</EmptyState>
  );
};

/** The address of the same costs on their own page. */
const useAddress = (view: CostsPageView) => {
  const page = useRouteRef(costsRouteRef);
  return (change: CostsPageView = {}) =>
    `${page?.() ?? ''}?${changeParams(new URLSearchParams(), {
      ...view,
      ...change,
    })}`;
};

const LastYear = ({
  application,
  choices,
}: ApplicationProps & { choices: Choices }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  const navigate = useNavigate();
  const { state, change, wrong } = useUrlState(TabUrl);
  const range = lastMonths(choices.periods);
  const explained = useRoute(explainCosts, {
    query: { application, ...range, currency: state.currency },
  });
  const addressOf = useAddress({ application, ...range });
  return (
    <>
      <Stack direction="row" flexWrap="wrap" columnGap={2}>
        <Typography>
          {t('tab.line', { period: monthRangeLabel(range, formats) })}
        </Typography>
        <Link component={RouterLink} to={addressOf()}>
          {t('tab.open')}
        </Link>
      </Stack>
      <WrongAddress wrong={wrong} />
      <CostBreakdown
        level="product"
        view={{ application, ...state }}
        range={range}
        choices={choices}
        onChange={next =>
          SetHere.safeParse(next).success
            ? change(next)
            : navigate(addressOf(next))
        }
        opened={linesOf}
        cards={Cards}
        nothing={<NoCost />}
      />
      <Resource state={explained}>
        {answer => <PassedOnTable {...answer} />}
      </Resource>
    </>
  );
};

/** What an application cost over the last year, by product; each part leads to its lines. */
export const CostTab = ({ application }: ApplicationProps) => (
  <Resource state={useChoices()} skeleton={<CostSkeleton />}>
    {choices => <LastYear application={application} choices={choices} />}
  </Resource>
);
