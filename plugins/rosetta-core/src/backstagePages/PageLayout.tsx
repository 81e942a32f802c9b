import type { PageLayoutProps } from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useDocumentTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { EntityPageFrame } from './EntityPageFrame';
import { PageTabs } from './PageTabs';
import { BackstagePage, useBackstagePage } from './useBackstagePage';

/**
 * Fixes tables once a page is opened that may have one, while its own code is loaded: they are a
 * sixth of the code that the portal begins with otherwise. A table that is faster is drawn again.
 */
const useFixedColumns = () =>
  useEffect(() => {
    import('./fixColumns').then(({ fixColumns }) => fixColumns());
  }, []);

type ListPageProps = PageLayoutProps & { page: BackstagePage };

/** A page of Backstage under one title, as ours have. */
const TitledPage = ({ page, headerActions, tabs, children }: ListPageProps) => {
  useDocumentTitle(page.title);
  useFixedColumns();
  return (
    <Box component="main" sx={{ minWidth: 0 }}>
      <Stack
        component="header"
        direction="row"
        flexWrap="wrap"
        justifyContent="space-between"
        alignItems="center"
        gap={2}
        sx={{ px: { xs: 2, md: 3 }, pt: { xs: 2, md: 3 } }}
      >
        <Typography variant="h1" sx={{ fontSize: '1.75rem', m: 0 }}>
          {page.title}
        </Typography>
        {headerActions}
      </Stack>
      <PageTabs tabs={tabs} />
      {children}
    </Box>
  );
};

/** Pages of one thing, with a header of their own that has its name. */
const OF_AN_ENTITY = ['page:catalog/entity', 'page:techdocs/reader'];

const WithHeader = (props: PageLayoutProps) => {
  const page = useBackstagePage(props.title ?? '');
  return page.id && OF_AN_ENTITY.includes(page.id) ? (
    <EntityPageFrame page={page}>{props.children}</EntityPageFrame>
  ) : (
    <TitledPage {...props} page={page} />
  );
};

/**
 * The frame around pages of Backstage: one title, in the reader's language, and one landmark.
 * Our own pages bring both.
 */
export const PageLayout = (props: PageLayoutProps) =>
  props.noHeader ? <>{props.children}</> : <WithHeader {...props} />;
