import { SignInPage } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { coreTranslationRef } from '../translation';
import { oidcAuthApiRef } from './oidcAuthApi';

/** The first page: one way in, with the company's account. */
export const CompanySignIn = (props: SignInPageProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <SignInPage
      {...props}
      provider={{
        id: 'oidc',
        title: t('signIn.title'),
        message: t('signIn.message'),
        apiRef: oidcAuthApiRef,
      }}
    />
  );
};
