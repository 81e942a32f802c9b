import Stack from '@mui/material/Stack';
import { CatalogTable, CatalogTableRow } from '@backstage/plugin-catalog';
import { useEntityList } from '@backstage/plugin-catalog-react';
import { TagList } from './TagList';
import { useKindName } from './useKindName';
import { useListTitle } from './useListTitle';
import { useStarAction } from './useStarAction';

const TAGS = 'entity.metadata.tags';
const DESCRIPTION = 'entity.metadata.description';

const describe = ({ entity: { metadata } }: CatalogTableRow) => (
  <Stack gap={0.5} sx={{ py: 0.5 }}>
    <span>{metadata.description}</span>
    <TagList tags={metadata.tags ?? []} />
  </Stack>
);

/** Tags stand below the description: beside it they would take its room. */
const columnsOf: typeof CatalogTable.defaultColumnsFunc = list =>
  CatalogTable.defaultColumnsFunc(list)
    .filter(({ field }) => field !== TAGS)
    .map(column =>
      column.field === DESCRIPTION
        ? { ...column, render: describe, cellStyle: { minWidth: 240 } }
        : column,
    );

/** The entities that the filters leave; the source of each is a link on its own page. */
export const EntityTable = () => {
  const { filters, totalItems, loading } = useEntityList();
  const kindName = useKindName();
  const title = useListTitle();
  const what = kindName(filters.kind?.value ?? 'component', 'many');
  return (
    <CatalogTable
      title={title(what, loading ? undefined : totalItems)}
      columns={columnsOf}
      actions={[useStarAction()]}
    />
  );
};
