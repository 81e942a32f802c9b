import { ReactNode } from 'react';
import { OTHERS, SHARED, UNALLOCATED } from '@rosetta/contracts/finops';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';

/** What bears cost and is no application. */
const WITHOUT_SHEET: readonly string[] = [OTHERS, SHARED, UNALLOCATED];

interface BearerLinkProps {
  /** The id of an application, or a key that stands for none or several. */
  bearer: string;
  children: ReactNode;
}

/** Who bears cost: an application leads to its sheet, all else is in words. */
export const BearerLink = ({ bearer, children }: BearerLinkProps) =>
  WITHOUT_SHEET.includes(bearer) ? (
    <>{children}</>
  ) : (
    <ApplicationLink application={bearer}>{children}</ApplicationLink>
  );
