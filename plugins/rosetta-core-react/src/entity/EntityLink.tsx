import { ReactNode } from 'react';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '../routes';
import { nameOfRef, parseRef } from './parseRef';

interface EntityLinkProps {
  /** Of the catalog; the name alone is enough. */
  entityRef: string;
  kind: string;
  /** In a sentence: colour alone would not tell it from the words around it. */
  inText?: boolean;
  children?: ReactNode;
}

/** A name that leads to its page in the catalog, where there is one. */
export const EntityLink = ({
  entityRef,
  kind,
  inText,
  children,
}: EntityLinkProps) => {
  const page = useRouteRef(entityRouteRef);
  const text = children ?? nameOfRef(entityRef);
  if (!page) return <>{text}</>;
  return (
    <Link
      component={RouterLink}
      to={page(parseRef(entityRef, kind))}
      underline={inText ? 'always' : 'hover'}
    >
      {text}
    </Link>
  );
};
