import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveSource } from '@rosetta/contracts/monitoring';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Kpi, KpiStrip } from '@rosetta/plugin-rosetta-core-react/kpi';
import { monitoringTranslationRef } from '../translation';
import { MatrixRow } from './matrix';
import { SilentMark } from './SilentMark';
import { isSilent } from './sourceState';
import { Show, rowsThatAre } from './view';

interface BoardKpisProps {
  rows: readonly MatrixRow[];
  sources: readonly LiveSource[];
  /** The address of the board that shows these and no others. */
  addressOf(show: Show): string;
}

/** What is counted, and whose words it stands on: of any source, where none is named. */
const COUNTED = [
  ['attention', undefined],
  ['degraded', 'argocd'],
  ['outOfSync', 'argocd'],
  ['lastDay', undefined],
] as const;

/** How it is in all: each count opens the applications that it counts. */
export const BoardKpis = ({ rows, sources, addressOf }: BoardKpisProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number } = useFormats();
  return (
    <KpiStrip>
      {COUNTED.map(([show, source]) => {
        const count = rowsThatAre(rows, show).length;
        const silent = sources
          .filter(isSilent)
          .filter(({ name }) => !source || name === source);
        return (
          <Kpi
            key={show}
            name={t(`kpi.${show}`)}
            figure={
              <Link
                component={RouterLink}
                to={addressOf(show)}
                aria-label={t(`kpi.open.${show}`, { count })}
              >
                {number(count)}
              </Link>
            }
            warning={silent.length > 0 && <SilentMark sources={silent} />}
            detail={t('kpi.of', { count: rows.length })}
            explain={<Typography>{t(`explain.${show}`)}</Typography>}
          />
        );
      })}
    </KpiStrip>
  );
};
