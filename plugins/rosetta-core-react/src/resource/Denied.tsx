import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ACTIONS } from '@rosetta/contracts/access';
import { Contact, useMe } from '../access';
import { isRequestError } from '../client';
import { yourAccessRouteRef } from '../routes';
import { coreReactTranslationRef } from '../translation';

/** A missing permission: the role that allows it, and the contact. */
export const Denied = ({ error }: { error: Error }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const contact = useMe().value?.help.contact;
  const yourAccess = useRouteRef(yourAccessRouteRef);
  const action = isRequestError(error) ? error.action : undefined;
  return (
    <Alert severity="info">
      <AlertTitle>{t('denied.title')}</AlertTitle>
      {action
        ? t('denied.role', { role: ACTIONS[action] })
        : error.message}{' '}
      {t('denied.ask')}{' '}
      {contact && (
        <>
          {t('denied.contact')} <Contact {...contact} />.{' '}
        </>
      )}
      {yourAccess && (
        <Link component={RouterLink} to={yourAccess()} underline="always">
          {t('denied.yourAccess')}
        </Link>
      )}
    </Alert>
  );
};
