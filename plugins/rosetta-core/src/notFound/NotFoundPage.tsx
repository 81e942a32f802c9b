import Button from '@mui/material/Button';
import { Link, useLocation } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import { coreTranslationRef } from '../translation';

/** Where no page is: says so, and where to go from here. */
export const NotFoundPage = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { pathname } = useLocation();
  const title = t('notFound.title');
  return (
    <PageFrame title={title} line={t('notFound.line', { path: pathname })}>
      <EmptyState
        title="404"
        action={
          <Button variant="contained" component={Link} to="/">
            {t('notFound.home')}
          </Button>
        }
      >
        {t('notFound.why')}
      </EmptyState>
    </PageFrame>
  );
};
