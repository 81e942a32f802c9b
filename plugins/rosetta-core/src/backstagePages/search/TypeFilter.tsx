import { ReactNode } from 'react';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Typography from '@mui/material/Typography';
import AllIcon from '@mui/icons-material/AppsOutlined';
import { searchApiRef, useSearch } from '@backstage/plugin-search-react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFetched } from '@rosetta/plugin-rosetta-core-react/data';
import { coreTranslationRef } from '../../translation';

export interface ResultType {
  value: string;
  name: string;
  icon: ReactNode;
}

/** The tab of everything has no type. */
const EVERYTHING = '';

const useCounts = (types: readonly string[]) => {
  const searchApi = useApi(searchApiRef);
  const { term, filters } = useSearch();
  const { value } = useFetched(['search', 'counts', term, filters, types], () =>
    Promise.all(
      types.map(async type => {
        const { numberOfResults } = await searchApi.query({
          term,
          filters,
          types: type === EVERYTHING ? [] : [type],
          pageLimit: 0,
        });
        return numberOfResults;
      }),
    ),
  );
  return (type: string) => value?.[types.indexOf(type)];
};

/** What sort of thing is looked for, with how many there are of each. */
export const TypeFilter = ({ given }: { given: readonly ResultType[] }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { types, setTypes, setPageCursor } = useSearch();
  const all: ResultType[] = [
    { value: EVERYTHING, name: t('search.everything'), icon: <AllIcon /> },
    ...given,
  ];
  const countOf = useCounts(all.map(({ value }) => value));
  const chosen = types[0] ?? EVERYTHING;
  const choose = (type: string) => {
    setTypes(type === EVERYTHING ? [] : [type]);
    setPageCursor(undefined);
  };
  return (
    <section aria-label={t('search.types')}>
      <Typography variant="body2" component="h2" color="text.secondary">
        {t('search.types')}
      </Typography>
      <List dense disablePadding sx={{ '& svg': { width: 20, height: 20 } }}>
        {all.map(({ value, name, icon }) => (
          <li key={value}>
            <ListItemButton
              selected={value === chosen}
              aria-current={value === chosen}
              onClick={() => choose(value)}
              sx={{ borderRadius: 1 }}
            >
              <ListItemIcon sx={{ minWidth: 32, color: 'inherit' }}>
                {icon}
              </ListItemIcon>
              <ListItemText primary={name} />
              <Typography variant="body2" color="text.secondary" ml={1}>
                {countOf(value)}
              </Typography>
            </ListItemButton>
          </li>
        ))}
      </List>
    </section>
  );
};
