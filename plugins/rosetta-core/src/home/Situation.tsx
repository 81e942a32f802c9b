import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { HomeNeed, Mine } from '@rosetta/plugin-rosetta-core-react/home';
import {
  Kpi,
  KpiProps,
  KpiStrip,
} from '@rosetta/plugin-rosetta-core-react/kpi';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { coreTranslationRef } from '../translation';
import { ApplicationsTable } from './ApplicationsTable';
import { KpiSkeleton } from './HomeSkeleton';
import { NeedsCard } from './NeedsCard';
import { NothingOwned } from './NothingOwned';
import { TwoColumns } from './TwoColumns';
import { HomeParts, LoadedPart } from './parts';
import { Needs, useNeeds } from './useNeeds';

interface PartKpiProps {
  part: LoadedPart<KpiProps>;
  mine: Mine;
}

const PartKpi = ({ part, mine }: PartKpiProps) => (
  <Resource state={part.usePart(mine)} skeleton={<KpiSkeleton />}>
    {kpi => <Kpi {...kpi} />}
  </Resource>
);

/** How much waits: not before everything has answered. */
const NeedsKpi = ({ items, waiting, failures }: Needs) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { number } = useFormats();
  if (waiting) return <KpiSkeleton />;
  const count = (wanted: HomeNeed['severity']) =>
    number(items.filter(({ severity }) => severity === wanted).length);
  return (
    <Kpi
      name={t('home.needs')}
      figure={number(items.length)}
      warning={failures.length > 0 && t('home.incomplete')}
      detail={
        <Box component="span" color="text.secondary">
          {t('home.toDo', {
            failing: count('failing'),
            toDo: count('todo'),
          })}
        </Box>
      }
    />
  );
};

interface SituationProps extends HomeParts {
  mine: Mine;
}

/** The reader's figures, applications, and what waits for them. */
export const Situation = ({ mine, kpis, columns, needs }: SituationProps) => {
  const found = useNeeds(needs, mine);
  return (
    <Stack gap={2}>
      <KpiStrip>
        {kpis.map(part => (
          <PartKpi key={part.id} part={part} mine={mine} />
        ))}
        <NeedsKpi {...found} />
      </KpiStrip>
      <TwoColumns>
        {mine.applications.length ? (
          <ApplicationsTable columns={columns} mine={mine} />
        ) : (
          <NothingOwned mine={mine} />
        )}
        <NeedsCard {...found} ownsNothing={!mine.applications.length} />
      </TwoColumns>
    </Stack>
  );
};
