import Link from '@mui/material/Link';
import { Me } from '@rosetta/contracts/portal';

/** The contact for requesting a role. */
export const Contact = ({ name, url }: Me['help']['contact']) =>
  url ? (
    <Link href={url} underline="always">
      {name}
    </Link>
  ) : (
    <strong>{name}</strong>
  );
