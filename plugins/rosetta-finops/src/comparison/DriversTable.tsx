import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { COST_DRIVERS } from '@rosetta/contracts/finops';
import { Money } from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../translation';
import { DriversProps } from './DriversPicture';

interface RowProps {
  name: string;
  about?: string;
  amount: string;
  currency: string;
}

const Row = ({ name, about, amount, currency }: RowProps) => (
  <TableRow>
    <TableCell component="th" scope="row">
      {name}
      {about && (
        <Typography variant="caption" component="p" color="text.secondary">
          {about}
        </Typography>
      )}
    </TableCell>
    <TableCell align="right">
      <Money amount={amount} currency={currency} />
    </TableCell>
  </TableRow>
);

/** The steps of the picture with what each means, those of no amount too. */
export const DriversTable = ({ comparison, drivers, labels }: DriversProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { currency, now, before, total } = comparison;
  return (
    <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
      <Table
        size="small"
        aria-label={t('comparison.drivers')}
        sx={{ '& th, & td': { px: { xs: 1, sm: 2 }, py: 0.5 } }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('comparison.drivers')}</TableCell>
            <TableCell align="right">{t('column.amount')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          <Row
            name={labels.before}
            amount={before.total.amount}
            currency={currency}
          />
          {COST_DRIVERS.map(driver => (
            <Row
              key={driver}
              name={t(`comparison.driver.${driver}`)}
              about={t(`comparison.means.${driver}`)}
              amount={drivers[driver]}
              currency={currency}
            />
          ))}
          <Row
            name={t('comparison.difference')}
            amount={total.difference ?? '0'}
            currency={currency}
          />
          <Row
            name={labels.now}
            amount={now.total.amount}
            currency={currency}
          />
        </TableBody>
      </Table>
    </Paper>
  );
};
