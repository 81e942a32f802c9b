import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveDeployment } from '@rosetta/contracts/monitoring';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { KpiCard } from '@rosetta/plugin-rosetta-core-react/kpi';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';
import { matrixOf, needsAttention } from './matrix';
import { BoardView } from './view';

interface BoardKpisProps {
  items: readonly LiveDeployment[];
  onChange(change: BoardView): void;
}

const DAY_MS = 86_400_000;

const ofLastDay = ({ deployedAt }: LiveDeployment) =>
  deployedAt !== null && Date.now() - Date.parse(deployedAt) < DAY_MS;

/** How it is in all. */
export const BoardKpis = ({ items, onChange }: BoardKpisProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number } = useFormats();
  const { rows } = matrixOf(items);
  const counted = [
    ['applications', rows.length],
    ['degraded', items.filter(item => item.health === 'Degraded').length],
    ['outOfSync', items.filter(item => item.sync === 'OutOfSync').length],
    ['lastDay', items.filter(ofLastDay).length],
  ] as const;
  const attention = items.filter(needsAttention).length;
  return (
    <CardGrid least={150}>
      {counted.map(([name, count]) => (
        <KpiCard
          key={name}
          name={t(`kpi.${name}`)}
          figure={number(count)}
          detail={
            name === 'degraded' &&
            attention > 0 && (
              <Link
                component="button"
                sx={{ textAlign: 'start' }}
                onClick={() => onChange({ show: 'attention' })}
              >
                {t('kpi.attention', { count: attention })}
              </Link>
            )
          }
          explain={<Typography>{t(`explain.${name}`)}</Typography>}
        />
      ))}
    </CardGrid>
  );
};
