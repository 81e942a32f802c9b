import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { runRouteRef } from '../routes';

/** The id of a run, leading to its page. */
export const RunLink = ({ id }: { id: string }) => {
  const run = useRouteRef(runRouteRef);
  if (!run) return <code>{id}</code>;
  return (
    <Link component={RouterLink} to={run({ id })}>
      <code>{id}</code>
    </Link>
  );
};
