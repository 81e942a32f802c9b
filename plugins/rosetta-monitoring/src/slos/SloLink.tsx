import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { SloItem } from '@rosetta/contracts/monitoring';
import { sloRouteRef } from '../routes';

/** The name of an objective, which leads to its page. */
export const SloLink = ({ slo }: { slo: Pick<SloItem, 'id' | 'name'> }) => {
  const page = useRouteRef(sloRouteRef);
  return page ? (
    <Link component={RouterLink} to={page({ id: slo.id })} underline="hover">
      {slo.name}
    </Link>
  ) : (
    <>{slo.name}</>
  );
};
