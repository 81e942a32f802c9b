import { ComponentProps } from 'react';
import { EntityTable } from './EntityTable';
import { ListPage } from './ListPage';

type CatalogPageProps = Omit<ComponentProps<typeof ListPage>, 'children'>;

export const CatalogPage = (props: CatalogPageProps) => (
  <ListPage {...props}>
    <EntityTable />
  </ListPage>
);
