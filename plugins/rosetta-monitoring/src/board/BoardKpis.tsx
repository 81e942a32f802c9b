import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveSource } from '@rosetta/contracts/monitoring';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { KpiCard } from '@rosetta/plugin-rosetta-core-react/kpi';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';
import { MatrixRow } from './matrix';
import { SilentMark } from './SilentMark';
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
    <CardGrid least={150}>
      {COUNTED.map(([show, source]) => {
        const count = rowsThatAre(rows, show).length;
        return (
          <KpiCard
            key={show}
            name={t(`kpi.${show}`)}
            figure={
              <Link
                component={RouterLink}
                to={addressOf(show)}
                color="inherit"
                aria-label={t(`kpi.open.${show}`, { count })}
              >
                {number(count)}
              </Link>
            }
            detail={
              <SilentMark
                sources={sources.filter(
                  ({ name }) => !source || name === source,
                )}
              />
            }
            explain={<Typography>{t(`explain.${show}`)}</Typography>}
          />
        );
      })}
    </CardGrid>
  );
};
