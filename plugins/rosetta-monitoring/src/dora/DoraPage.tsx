import { useMemo } from 'react';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DoraMetricName, getDora } from '@rosetta/contracts/monitoring';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  changeParams,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { Dora } from '../types';
import { monitoringTranslationRef } from '../translation';
import { DoraControls } from './DoraControls';
import { DoraKpis } from './DoraKpis';
import { DoraRows } from './DoraRows';
import { DoraTable } from './DoraTable';
import { DoraTrend } from './DoraTrend';
import {
  DORA_VIEW,
  DoraView,
  METRIC_NAMES,
  rangeOf,
  rowsOf,
  scopeOf,
} from './doraView';

interface FiguresProps {
  dora: Dora;
  view: DoraView;
  addressOf(metric: DoraMetricName): string;
  onChange(change: DoraView): void;
}

/** What of the window is known, and how the reports differ. */
const Footer = ({ dora }: { dora: Dora }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { day, instant } = useFormats();
  const { first, last, at } = dora.published;
  return (
    <Typography variant="body2" color="text.secondary">
      {first && last && at
        ? t('dora.published', {
            first: day(first),
            last: day(last),
            at: instant(at),
          })
        : t('dora.reason.not-published')}{' '}
      {t(`dora.definition.${dora.definition}`)}
    </Typography>
  );
};

const Figures = ({ dora, view, addressOf, onChange }: FiguresProps) => {
  const metric = view.metric ?? METRIC_NAMES[0];
  const { from, to, definition } = dora;
  const query = { from, to, ...scopeOf(view) };
  return (
    <Stack gap={2}>
      <DoraKpis dora={dora} addressOf={addressOf} />
      <DoraTrend query={{ ...query, definition }} metric={metric} />
      <DoraTable
        dora={dora}
        onOpen={key => onChange({ [view.by ?? 'application']: key, by: 'application' })} // prettier-ignore
      />
      <DoraRows
        query={query}
        metric={metric}
        definition={definition}
        kind={view.rows ?? rowsOf(metric)}
        onChange={rows => onChange({ rows })}
      />
      <Footer dora={dora} />
    </Stack>
  );
};

/** How often, how fast and how safely the company delivers, and every row that says so. */
export const DoraPage = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { day } = useFormats();
  const { state: view, change, params, wrong } = useUrlState(DORA_VIEW);
  const range = useMemo(() => rangeOf(view, new Date()), [view]);
  const dora = useRoute(getDora, {
    query: {
      ...range,
      ...scopeOf(view),
      groupBy: view.by,
      definition: view.definition,
    },
  });
  return (
    <PageFrame
      title={t('dora.title')}
      line={t('dora.line', { from: day(range.from), to: day(range.to) })}
    >
      <DoraControls view={view} onChange={change} />
      <WrongAddress wrong={wrong} />
      <Resource state={dora}>
        {value => (
          <Figures
            dora={value}
            view={view}
            onChange={change}
            addressOf={metric =>
              `?${changeParams(params, { metric, rows: undefined })}`
            }
          />
        )}
      </Resource>
    </PageFrame>
  );
};
