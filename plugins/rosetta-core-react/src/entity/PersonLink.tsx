import { ReactNode } from 'react';
import { EntityLink } from './EntityLink';
import { nameOfRef } from './parseRef';

interface PersonLinkProps {
  /** A reference of the catalog, or a name that a tool has in common with it. */
  person: string;
  children?: ReactNode;
}

/** The name of a person, leading to their page. */
export const PersonLink = ({ person, children }: PersonLinkProps) => (
  <EntityLink entityRef={person} kind="user">
    {children}
  </EntityLink>
);

/** Who asked for something: a person, by a link; a schedule or a command line, by its name. */
export const RequesterLink = ({ requester }: { requester: string }) =>
  requester.startsWith('user:') ? (
    <PersonLink person={requester} />
  ) : (
    <>{nameOfRef(requester)}</>
  );
