import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFetched } from '@rosetta/plugin-rosetta-core-react/data';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import { coreTranslationRef } from '../translation';

/** Backstage says in English that no template fits, and leads to its own manual. */
export const WithTemplates = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const catalog = useApi(catalogApiRef);
  const { value: count } = useFetched(['catalog', 'templates'], async () => {
    const filter = { kind: 'Template' };
    const { totalItems } = await catalog.queryEntities({ filter, limit: 0 });
    return totalItems;
  });
  if (count !== 0) return <>{children}</>;
  return (
    <Box sx={{ p: 3 }}>
      <EmptyState title={t('list.noTemplate')}>
        {t('list.noTemplateHelp')}
      </EmptyState>
    </Box>
  );
};
