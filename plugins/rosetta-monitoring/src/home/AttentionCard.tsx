import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveDeployment } from '@rosetta/contracts/monitoring';
import {
  ApplicationLink,
  useOwnGroups,
} from '@rosetta/plugin-rosetta-core-react/application';
import { LinkList, TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { needsAttention } from '../board/severity';
import { SourceStrip } from '../board/SourceStrip';
import { useBoard } from '../board/useBoard';
import { useDescribe } from '../board/useDescribe';
import { boardRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';

/** One line for an application in an environment, whichever source says so. */
const Item = ({ found }: { found: readonly LiveDeployment[] }) => {
  const describe = useDescribe();
  const [{ application, environment }] = found;
  return (
    <li>
      <ApplicationLink application={application!.id}>
        {application!.name}
      </ApplicationLink>{' '}
      · {environment}: {found.map(describe).join('; ')}
    </li>
  );
};

const byPlace = (found: readonly LiveDeployment[]) => [
  ...Map.groupBy(
    found,
    ({ application, environment }) => `${application!.id} ${environment}`,
  ),
];

/** Deployments of one's own applications that need attention, as they are now. */
export const AttentionCard = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const groups = useOwnGroups();
  const board = useRouteRef(boardRouteRef);
  const { items, sources, attribution, error, retry } = useBoard();
  const own = [...(items?.values() ?? [])].filter(
    ({ application }) =>
      application?.group && groups.includes(application.group),
  );
  const found = own.filter(needsAttention);
  return (
    <TitledCard title={t('home.title')}>
      {error && <Failure error={error} onRetry={retry} />}
      {items && found.length === 0 && (
        <Typography variant="body2">
          {t(own.length ? 'home.allWell' : 'home.none')}
        </Typography>
      )}
      {found.length > 0 && (
        <LinkList>
          {byPlace(found).map(([place, there]) => (
            <Item key={place} found={there} />
          ))}
        </LinkList>
      )}
      <SourceStrip sources={sources} attribution={attribution} />
      {board && (
        <Link component={RouterLink} to={board()}>
          {t('home.open')}
        </Link>
      )}
    </TitledCard>
  );
};
