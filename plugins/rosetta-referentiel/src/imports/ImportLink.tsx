import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Import } from '@rosetta/contracts/ref';
import { importRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';

/** An import by the name of its file, leading to its page. */
export const ImportLink = ({
  found: { id, name },
}: {
  found: Pick<Import, 'id' | 'name'>;
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const page = useRouteRef(importRouteRef);
  const label = name ?? t('imports.unnamed', { id });
  if (!page) return <>{label}</>;
  return (
    <Link component={RouterLink} to={page({ id })} underline="hover">
      {label}
    </Link>
  );
};
