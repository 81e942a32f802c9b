import { useMemo } from 'react';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveDeployment, sourceTitle } from '@rosetta/contracts/monitoring';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { matrixOf } from '../board/matrix';
import { shortRevision } from '../board/shortRevision';
import { HealthSign, StatusSign, SyncSign } from '../board/signs';
import { useStateText } from '../board/useStateText';
import { monitoringTranslationRef } from '../translation';

type Field =
  | 'environment'
  | 'source'
  | 'state'
  | 'revision'
  | 'images'
  | 'deployedAt'
  | 'tool';

const State = (deployment: LiveDeployment) => {
  const words = useStateText();
  const { health, sync, status } = deployment;
  return (
    <Stack direction="row" gap={0.5} alignItems="center" minWidth={0}>
      {health && <HealthSign health={health} />}
      {sync && <SyncSign sync={sync} />}
      {status && <StatusSign status={status} />}
      <Typography variant="inherit" noWrap title={words(deployment)}>
        {words(deployment)}
      </Typography>
    </Stack>
  );
};

const ToolLink = ({ url, source }: LiveDeployment) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  if (!url) return null;
  return (
    <Link href={url} target="_blank" rel="noreferrer">
      {t('field.openIn', { tool: sourceTitle(source) })}
    </Link>
  );
};

const Revision = ({ revision }: LiveDeployment) =>
  revision && <code title={revision}>{shortRevision(revision)}</code>;

const DeployedAt = ({ deployedAt }: LiveDeployment) =>
  deployedAt && <RelativeTime at={deployedAt} />;

const useColumns = (): Column<LiveDeployment>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const words = useStateText();
  return useMemo(() => {
    const column = (
      key: Field,
      value: (deployment: LiveDeployment) => string | null,
      more: Partial<Column<LiveDeployment>> = {},
    ) => ({ key, label: t(`field.${key}`), value, ...more });
    return [
      column('environment', ({ environment }) => environment, { width: 130 }),
      column('source', ({ source }) => sourceTitle(source), { width: 100 }),
      column('state', words, { render: State, least: 290, share: 2 }),
      column('revision', ({ revision }) => revision, {
        render: Revision,
        width: 110,
      }),
      column('images', ({ images }) => images.join(', '), { least: 150 }),
      column('deployedAt', ({ deployedAt }) => deployedAt, {
        render: DeployedAt,
        width: 150,
      }),
      column('tool', ({ url }) => url, { render: ToolLink, width: 160 }),
    ];
  }, [t, words]);
};

/** Production first, as on the board. */
const inOrder = (items: readonly LiveDeployment[]) => {
  const { environments, rows } = matrixOf(items);
  return environments.flatMap(environment =>
    rows.flatMap(({ cells }) => cells.get(environment) ?? []),
  );
};

/** What runs of an application, as each source says. */
export const LiveTable = ({ items }: { items: readonly LiveDeployment[] }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const columns = useColumns();
  const rows = useMemo(() => inOrder(items), [items]);
  if (!items.length)
    return (
      <EmptyState title={t('card.nothing')}>{t('card.nothingHelp')}</EmptyState>
    );
  return (
    <DataTable
      id="live-deployments"
      label={t('card.title')}
      rows={rows}
      columns={columns}
    />
  );
};
