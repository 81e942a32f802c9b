import { ReactNode } from 'react';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { requestRouteRef } from '../routes';

interface RequestLinkProps {
  id: string;
  inText?: boolean;
  children: ReactNode;
}

/** A change request by its title or id, leading to its page. */
export const RequestLink = ({ id, inText, children }: RequestLinkProps) => {
  const page = useRouteRef(requestRouteRef);
  if (!page) return <>{children}</>;
  return (
    <Link
      component={RouterLink}
      to={page({ id })}
      underline={inText ? 'always' : 'hover'}
    >
      {children}
    </Link>
  );
};
