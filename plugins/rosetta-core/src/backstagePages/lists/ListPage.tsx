import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import {
  CatalogFilterLayout,
  EntityListPagination,
  EntityListProvider,
} from '@backstage/plugin-catalog-react';

interface ListPageProps {
  filters: ReactNode;
  pagination?: EntityListPagination;
  children: ReactNode;
}

/** A list of the catalog, with its filters beside it; where it is narrow, behind a button. */
export const ListPage = ({ filters, pagination, children }: ListPageProps) => (
  <Box sx={{ px: { xs: 2, md: 3 }, py: 2, overflowX: 'clip' }}>
    <EntityListProvider pagination={pagination}>
      <CatalogFilterLayout>
        <CatalogFilterLayout.Filters>{filters}</CatalogFilterLayout.Filters>
        <CatalogFilterLayout.Content>{children}</CatalogFilterLayout.Content>
      </CatalogFilterLayout>
    </EntityListProvider>
  </Box>
);
