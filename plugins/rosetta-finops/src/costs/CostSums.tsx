import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LineKind } from '@rosetta/contracts/finops';
import { Hatch } from '@rosetta/plugin-rosetta-core-react/charts';
import {
  Money,
  ratioOf,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { Costs } from '../types';
import { finopsTranslationRef } from '../translation';
import { kindsOf } from './kindsOf';
import { CostsPageView } from './costsPageView';

interface CostSumsProps {
  costs: Costs;
  onChange(change: CostsPageView): void;
}

interface SumProps extends CostSumsProps {
  /** The whole, when none is said. */
  kind?: LineKind;
}

const Sum = ({ costs, kind, onChange }: SumProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { percent } = useFormats();
  const amount = costs.total[kind ?? 'amount'] ?? '0';
  const share = ratioOf(amount, costs.total.amount);
  return (
    <TableRow>
      <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
        {kind === 'unallocated' && <Hatch />}
        <Link
          component="button"
          variant="body2"
          fontWeight={kind ? undefined : 'bold'}
          onClick={() => onChange({ view: 'lines', kind })}
        >
          {t(kind ? `ofWhich.${kind}` : 'ofWhich.total')}
        </Link>
      </TableCell>
      <TableCell align="right">
        <Money amount={amount} currency={costs.currency} />
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {share === null ? '–' : percent(share)}
      </TableCell>
    </TableRow>
  );
};

/** What the rows add up to, and how it was attributed: unallocated has a line of its own. Each leads to its lines. */
export const CostSums = (props: CostSumsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
      <Table
        size="small"
        aria-label={t('costs.sums')}
        sx={{ '& th, & td': { px: { xs: 1, sm: 2 } } }}
      >
        <TableBody>
          {[undefined, ...kindsOf(props.costs.total)].map(kind => (
            <Sum key={kind ?? 'total'} {...props} kind={kind} />
          ))}
        </TableBody>
      </Table>
    </Paper>
  );
};
