import { ReactNode } from 'react';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { applicationRouteRef } from '../routes';

interface ApplicationLinkProps {
  application: string;
  /** Within a sentence, where colour alone would not tell it from the words around it. */
  inText?: boolean;
  children: ReactNode;
}

/** The name of an application, leading to its sheet where there is one. */
export const ApplicationLink = ({
  application,
  inText = false,
  children,
}: ApplicationLinkProps) => {
  const sheet = useRouteRef(applicationRouteRef);
  if (!sheet) return <>{children}</>;
  return (
    <Link
      component={RouterLink}
      to={sheet({ id: application })}
      underline={inText ? 'always' : 'hover'}
    >
      {children}
    </Link>
  );
};
