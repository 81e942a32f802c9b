import { ReactNode } from 'react';
import { EntityLink } from './EntityLink';
import { nameOfRef } from './parseRef';

interface PersonLinkProps {
  /** A reference of the catalog, or a name that a tool has in common with it. */
  person: string;
  inText?: boolean;
  children?: ReactNode;
}

/** The name of a person, leading to their page. */
export const PersonLink = ({ person, inText, children }: PersonLinkProps) => (
  <EntityLink entityRef={person} kind="user" inText={inText}>
    {children}
  </EntityLink>
);

/** Who asked for something: a person, by a link; a schedule or a command line, by its name. */
export const RequesterLink = ({
  requester,
  inText,
}: {
  requester: string;
  inText?: boolean;
}) =>
  requester.startsWith('user:') ? (
    <PersonLink person={requester} inText={inText} />
  ) : (
    <>{nameOfRef(requester)}</>
  );
