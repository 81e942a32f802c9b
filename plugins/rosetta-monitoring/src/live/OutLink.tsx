import { ReactNode } from 'react';
import Link from '@mui/material/Link';

/** Leads to a page of the source. */
export const OutLink = ({
  to,
  children,
}: {
  to: string | null;
  children: ReactNode;
}) =>
  to ? (
    <Link href={to} target="_blank" rel="noreferrer">
      {children}
    </Link>
  ) : (
    <>{children}</>
  );
