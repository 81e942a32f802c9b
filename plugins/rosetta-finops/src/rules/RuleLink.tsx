import { ReactNode } from 'react';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ruleRouteRef } from '../routes';

interface RuleLinkProps {
  id: string;
  children: ReactNode;
}

/** A rule in words, leading to its page and its history. */
export const RuleLink = ({ id, children }: RuleLinkProps) => {
  const rule = useRouteRef(ruleRouteRef);
  if (!rule) return <>{children}</>;
  return (
    <Link component={RouterLink} to={rule({ id })}>
      {children}
    </Link>
  );
};
