import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { listUnitCosts } from '@rosetta/contracts/finops';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { CostOwner } from '../costs/costsPageView';
import { unitCostsRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { UnitCosts, lastKnownMonth } from './unitCostView';

const UnitCostLine = ({ of, answer }: { of: CostOwner; answer: UnitCosts }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month, moneyPerUnit, number, change } = useFormats();
  const page = useRouteRef(unitCostsRouteRef);
  const last = lastKnownMonth(answer);
  if (!last) return null;
  const search = new URLSearchParams({ ...of, metric: answer.metric! });
  const text = t('unitCosts.line', {
    month: month(last.month),
    metric: answer.metric!,
    unitCost: moneyPerUnit(last.unitCost!, answer.currency),
    quantity: `${number(last.quantity!)} ${last.unit}`,
  });
  return (
    <Stack component="section" gap={0.5} my={1}>
      <SectionTitle>{t('unitCosts.title')}</SectionTitle>
      <Typography>
        {text}
        {last.change !== null &&
          ` ${t('unitCosts.lineChange', { change: change(last.change) })}`}{' '}
        {page && (
          <Link
            component={RouterLink}
            to={`${page()}?${search}`}
            underline="always"
          >
            {t('unitCosts.open')}
          </Link>
        )}
      </Typography>
    </Stack>
  );
};

interface UnitCostSectionProps {
  of: CostOwner;
  range: MonthRange;
}

/** What one unit costs of what an application or a group sells or serves; nothing where no metric has a row of it. */
export const UnitCostSection = ({ of, range }: UnitCostSectionProps) => {
  const { value } = useRoute(listUnitCosts, { query: { ...of, ...range } });
  return value?.metric ? <UnitCostLine of={of} answer={value} /> : null;
};
