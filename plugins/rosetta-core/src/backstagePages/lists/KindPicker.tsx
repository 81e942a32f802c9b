import { useEffect, useState } from 'react';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import {
  EntityKindFilter,
  useEntityList,
} from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { coreTranslationRef } from '../../translation';
import { useKindName } from './useKindName';
import { useKinds } from './useKinds';

const first = (value: string | string[] | undefined) => [value].flat()[0];

/** The kind that a list shows: what the address says, or what is chosen. */
const useChosenKind = (initialKind: string) => {
  const { filters, queryParameters, updateFilters } = useEntityList();
  const asked = first(queryParameters.kind);
  const [kind, setKind] = useState(asked ?? initialKind);
  useEffect(() => {
    if (asked) setKind(asked);
  }, [asked]);
  useEffect(() => {
    updateFilters({ kind: new EntityKindFilter(kind, kind) });
  }, [kind, updateFilters]);
  return [filters.kind?.value ?? kind, setKind] as const;
};

/** Backstage's own names kinds as the catalog writes them, in English. */
export const KindPicker = ({ initialKind }: { initialKind: string }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const kindName = useKindName();
  const kinds = useKinds();
  const [kind, setKind] = useChosenKind(initialKind);
  const lowerKind = kind.toLocaleLowerCase('en-US');
  const options = [
    ...new Set(kinds.map(each => each.toLocaleLowerCase('en-US'))),
  ].sort();
  return (
    <TextField
      select
      fullWidth
      size="small"
      label={t('list.kind')}
      value={options.includes(lowerKind) ? lowerKind : ''}
      onChange={({ target }) => setKind(target.value)}
      sx={{ my: 1 }}
    >
      {options.map(each => (
        <MenuItem key={each} value={each}>
          {kindName(kinds.find(own => own.toLowerCase() === each) ?? each)}
        </MenuItem>
      ))}
    </TextField>
  );
};
