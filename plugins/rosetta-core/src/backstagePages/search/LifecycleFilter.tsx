import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import { useSearch } from '@backstage/plugin-search-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../../translation';

const LIFECYCLES = ['experimental', 'production'] as const;

/** Any of the lifecycles that are ticked; all of them when none is. */
export const LifecycleFilter = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { filters, setFilters, setPageCursor } = useSearch();
  const ticked = [filters.lifecycle ?? []].flat() as string[];
  const toggle = (lifecycle: string) => {
    const now = ticked.includes(lifecycle)
      ? ticked.filter(each => each !== lifecycle)
      : [...ticked, lifecycle];
    setFilters(({ lifecycle: _before, ...others }) =>
      now.length ? { ...others, lifecycle: now } : others,
    );
    setPageCursor(undefined);
  };
  return (
    <FormGroup role="group" aria-label={t('search.lifecycle')}>
      <FormLabel component="p" sx={{ m: 0, typography: 'body2' }}>
        {t('search.lifecycle')}
      </FormLabel>
      {LIFECYCLES.map(lifecycle => (
        <FormControlLabel
          key={lifecycle}
          label={t(`search.${lifecycle}`)}
          control={
            <Checkbox
              size="small"
              checked={ticked.includes(lifecycle)}
              onChange={() => toggle(lifecycle)}
            />
          }
        />
      ))}
    </FormGroup>
  );
};
