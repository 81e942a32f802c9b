import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Link from '@mui/material/Link';
import { useMemo } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import {
  useApiHolder,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ACTIONS } from '@rosetta/contracts/access';
import { accessApiRef } from '../access/accessApi';
import { Contact } from '../access/Contact';
import { isRequestError } from '../client';
import { yourAccessRouteRef } from '../routes';
import { coreReactTranslationRef } from '../translation';
import { useResource } from './useResource';

/** Whom to ask, once it is known. */
const useContact = () => {
  const access = useApiHolder().get(accessApiRef);
  const load = useMemo(() => access && (() => access.me()), [access]);
  return useResource(load).value?.help.contact;
};

/** A missing right: which role opens it, and whom to ask. */
export const Denied = ({ error }: { error: Error }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const contact = useContact();
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
          {t('denied.whom')} <Contact {...contact} />.{' '}
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
