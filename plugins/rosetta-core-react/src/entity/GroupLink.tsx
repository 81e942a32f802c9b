import { ReactNode } from 'react';
import { EntityLink } from './EntityLink';

interface GroupLinkProps {
  /** Its id in the référentiel, which is its name in the catalog; or its reference there. */
  group: string;
  inText?: boolean;
  children?: ReactNode;
}

/** The name of a group, leading to its page. */
export const GroupLink = ({ group, inText, children }: GroupLinkProps) => (
  <EntityLink entityRef={group} kind="group" inText={inText}>
    {children}
  </EntityLink>
);
