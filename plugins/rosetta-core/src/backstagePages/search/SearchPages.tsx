import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import {
  searchReactTranslationRef,
  useSearch,
} from '@backstage/plugin-search-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../../translation';

const PAGE_SIZES = [10, 25, 50, 100];
const DEFAULT_PAGE_SIZE = 25;

/** How many were found, and how many of them a page has. */
export const FoundLine = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { result, pageLimit, setPageLimit, setPageCursor } = useSearch();
  const found = result.value?.numberOfResults;
  const choose = (size: number) => {
    setPageLimit(size);
    setPageCursor(undefined);
  };
  return (
    <Stack
      direction="row"
      flexWrap="wrap"
      justifyContent="space-between"
      alignItems="center"
      gap={2}
      sx={{ mb: 1 }}
    >
      <Typography role="status" color="text.secondary" variant="body2">
        {found !== undefined && t('search.found', { count: found })}
      </Typography>
      <TextField
        select
        size="small"
        label={t('search.perPage')}
        value={pageLimit ?? DEFAULT_PAGE_SIZE}
        onChange={({ target }) => choose(Number(target.value))}
        sx={{ minWidth: 160 }}
      >
        {PAGE_SIZES.map(size => (
          <MenuItem key={size} value={size}>
            {size}
          </MenuItem>
        ))}
      </TextField>
    </Stack>
  );
};

export const SearchPager = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { t: words } = useTranslationRef(searchReactTranslationRef);
  const { fetchNextPage, fetchPreviousPage } = useSearch();
  if (!fetchNextPage && !fetchPreviousPage) return null;
  return (
    <Stack
      component="nav"
      aria-label={t('search.pages')}
      direction="row"
      justifyContent="space-between"
      sx={{ my: 2 }}
    >
      <Button disabled={!fetchPreviousPage} onClick={fetchPreviousPage}>
        ‹ {words('searchResultPager.previous')}
      </Button>
      <Button disabled={!fetchNextPage} onClick={fetchNextPage}>
        {words('searchResultPager.next')} ›
      </Button>
    </Stack>
  );
};
