import { useMemo } from 'react';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { getDora } from '@rosetta/contracts/monitoring';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Dora } from '../types';
import { doraRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { METRIC_NAMES, rangeOf } from './doraView';
import { useFigure, useReason } from './useFigure';

const Figures = ({ total: { metrics } }: Dora) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const figure = useFigure();
  const reasonOf = useReason();
  return (
    <Table size="small" aria-label={t('dora.title')}>
      <TableBody>
        {METRIC_NAMES.map(name => {
          const { value, unit, band } = metrics[name];
          return (
            <TableRow key={name}>
              <TableCell component="th" scope="row" sx={{ px: 0 }}>
                {t(`dora.metric.${name}`)}
              </TableCell>
              <TableCell align="right" sx={{ px: 0 }}>
                {value === null ? (
                  <span title={reasonOf(metrics[name])}>–</span>
                ) : (
                  figure(value, unit)
                )}{' '}
                {band && `(${t(`band.${band}`)})`}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
};

/** The five delivery figures of an application, on its sheet. */
export const DoraCard = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const page = useRouteRef(doraRouteRef);
  const range = useMemo(() => rangeOf({}, new Date()), []);
  const query = { ...range, application };
  return (
    <TitledCard title={t('dora.card')}>
      <Resource state={useRoute(getDora, { query })}>
        {dora => <Figures {...dora} />}
      </Resource>
      {page && (
        <Link
          component={RouterLink}
          to={`${page()}?${new URLSearchParams({ application })}`}
        >
          {t('dora.open')}
        </Link>
      )}
    </TitledCard>
  );
};
