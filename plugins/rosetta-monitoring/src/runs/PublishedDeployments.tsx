import { useMemo } from 'react';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Deployment, listDoraDeployments } from '@rosetta/contracts/monitoring';
import { Run } from '@rosetta/contracts/runs';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { PersonLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { dayOf } from '../application/weeks';
import { monitoringTranslationRef } from '../translation';

const DAY_MS = 86_400_000;

const windowOf = (day: string) => ({
  from: day,
  to: dayOf(new Date(Date.parse(day) + DAY_MS)),
});

const useColumns = (): Column<Deployment>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment } = useFormats();
  return useMemo(() => {
    const column = (
      key: 'application' | 'environment' | 'finishedAt' | 'deployer',
      value: (deployment: Deployment) => string | null,
      more: Partial<Column<Deployment>> = {},
    ) => ({ key, label: t(`field.${key}`), value, sortable: false, ...more });
    return [
      column('finishedAt', ({ finishedAt }) => moment(finishedAt), {
        width: 165,
      }),
      column('application', ({ application }) => application.name, {
        render: ({ application: { id, name } }) => (
          <ApplicationLink application={id}>{name}</ApplicationLink>
        ),
      }),
      column('environment', ({ environment }) => environment),
      column('deployer', ({ deployer }) => deployer, {
        render: ({ deployer }) => deployer && <PersonLink person={deployer} />,
      }),
    ];
  }, [t, moment]);
};

/** What the run of a day published: the deployments that the figures of delivery count. */
export const PublishedDeployments = ({ run }: { run: Run }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const columns = useColumns();
  const { state, paging } = useRoutePages(listDoraDeployments, {
    query: windowOf(run.period),
  });
  return (
    <Stack component="section" gap={1}>
      <Typography variant="h2" sx={{ fontSize: '1.25rem', m: 0 }}>
        {t('runs.published')}
      </Typography>
      <Resource state={state}>
        {({ items }) =>
          items.length ? (
            <DataTable
              id="run-deployments"
              label={t('runs.published')}
              rows={items}
              columns={columns}
              {...paging}
            />
          ) : (
            <Typography>{t('runs.publishedNone')}</Typography>
          )
        }
      </Resource>
    </Stack>
  );
};
