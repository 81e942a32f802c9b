import ShareIcon from '@mui/icons-material/ShareOutlined';
import {
  EntityOwnerPicker,
  EntityTagPicker,
  UserListPicker,
  useEntityList,
} from '@backstage/plugin-catalog-react';
import {
  DocsTable,
  DocsTableRow,
  TechDocsPicker,
} from '@backstage/plugin-techdocs';
import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ErrorPanel } from '@backstage/core-components';
import { copyText } from '@rosetta/plugin-rosetta-core-react/controls';
import { coreTranslationRef } from '../../translation';
import { ListPage } from './ListPage';
import { useKindName } from './useKindName';
import { useListTitle } from './useListTitle';
import { useStarAction } from './useStarAction';

const SHOWN_MS = 3_000;

const useActions = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const toasts = useApi(toastApiRef);
  const star = useStarAction();
  const copy = (address: string) =>
    copyText(address).then(
      () =>
        toasts.post({
          title: t('list.copied'),
          status: 'success',
          timeout: SHOWN_MS,
        }),
      () =>
        toasts.post({
          title: t('list.copyFailed', { address }),
          status: 'danger',
        }),
    );
  return [
    ({ resolved }: DocsTableRow) => ({
      icon: () => <ShareIcon />,
      tooltip: t('list.copyAddress'),
      onClick: () =>
        void copy(new URL(resolved.docsUrl, window.location.href).href),
    }),
    star,
  ];
};

const useColumns = () => {
  const kindName = useKindName();
  const { columns } = DocsTable;
  return [
    columns.createTitleColumn({ hidden: true }),
    columns.createNameColumn(),
    columns.createOwnerColumn(),
    {
      ...columns.createKindColumn(),
      render: ({ entity }: DocsTableRow) => kindName(entity.kind),
    },
    columns.createTypeColumn(),
  ];
};

const DocsList = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { entities, loading, error } = useEntityList();
  const title = useListTitle();
  const actions = useActions();
  const columns = useColumns();
  if (error) return <ErrorPanel error={error} />;
  return (
    <DocsTable
      title={title(t('list.documents'))}
      entities={entities}
      loading={loading}
      actions={actions}
      columns={columns}
    />
  );
};

interface DocsPageProps {
  initialFilter: 'owned' | 'starred' | 'all';
}

/** What has documentation. */
export const DocsPage = ({ initialFilter }: DocsPageProps) => (
  <ListPage
    filters={
      <>
        <TechDocsPicker />
        <UserListPicker initialFilter={initialFilter} />
        <EntityOwnerPicker />
        <EntityTagPicker />
      </>
    }
  >
    <DocsList />
  </ListPage>
);
