import { ReactNode } from 'react';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { explainCosts } from '@rosetta/contracts/finops';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { KpiStrip } from '@rosetta/plugin-rosetta-core-react/kpi';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  changeParams,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { OpenAnomalies } from '../anomalies/OpenAnomalies';
import { LastMonthCard } from '../cards/LastMonthCard';
import { CostBreakdown } from '../costs/CostBreakdown';
import { AttributedKpi, CostKpisProps, TotalKpi } from '../costs/CostKpis';
import { Choices } from '../costs/useCosts';
import { CostOwner, CostsUrl, CostsPageView } from '../costs/costsPageView';
import { monthRangeLabel } from '@rosetta/plugin-rosetta-core-react/period';
import { costsRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { ForecastLine } from '../forecast/ForecastLine';
import { PassedOnTable } from '../explain/PassedOnTable';
import { lastMonths } from '../months/lastMonths';
import { UnitCostSection } from '../unitCosts/UnitCostSection';

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
    <LastMonthCard
      compact
      application={props.view.application}
      group={props.view.group}
    />
    <TotalKpi {...props} />
    <AttributedKpi {...props} />
  </KpiStrip>
);

/** The address of the same costs on their own page. */
const useAddress = (view: CostsPageView) => {
  const page = useRouteRef(costsRouteRef);
  return (change: CostsPageView = {}) =>
    `${page?.() ?? ''}?${changeParams(new URLSearchParams(), {
      ...view,
      ...change,
    })}`;
};

interface LastYearProps {
  of: CostOwner;
  /** What its parts are. */
  level: 'product' | 'application';
  choices: Choices;
  /** What is said where none of the bills is theirs. */
  nothing: ReactNode;
}

/** The last year of costs of one application, or of several: each part leads to what it is made of. */
export const LastYear = ({ of, level, choices, nothing }: LastYearProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  const navigate = useNavigate();
  const { state, change, wrong } = useUrlState(TabUrl);
  const range = lastMonths(choices.periods);
  const explained = useRoute(explainCosts, {
    query: { ...of, ...range, currency: state.currency },
  });
  const addressOf = useAddress({ ...of, ...range });
  return (
    <>
      <OpenAnomalies of={of} />
      <Stack
        direction="row"
        flexWrap="wrap"
        alignItems="baseline"
        columnGap={2}
      >
        <Typography>
          {t(`tab.line.${level}`, { period: monthRangeLabel(range, formats) })}
        </Typography>
        <Link component={RouterLink} to={addressOf()}>
          {t('tab.open')}
        </Link>
      </Stack>
      <ForecastLine of={of} />
      <WrongAddress wrong={wrong} />
      <CostBreakdown
        level={level}
        view={{ ...of, ...state }}
        range={range}
        choices={choices}
        onChange={next =>
          SetHere.safeParse(next).success
            ? change(next)
            : navigate(addressOf(next))
        }
        opened={level === 'product' ? linesOf : undefined}
        cards={Cards}
        nothing={nothing}
      />
      <UnitCostSection of={of} range={range} />
      <Resource state={explained}>
        {answer => <PassedOnTable {...answer} />}
      </Resource>
    </>
  );
};
