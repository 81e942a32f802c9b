import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Tooltip from '@mui/material/Tooltip';
import { LiveDeployment } from '@rosetta/contracts';
import { RelativeTime, useTokens } from '@rosetta/plugin-rosetta-core-react';
import { HealthSign, StaleSign, StatusSign, SyncSign } from './signs';
import { shortRevision } from './shortRevision';
import { useDescribe } from './useDescribe';

const Revision = ({ url, revision }: LiveDeployment) => {
  if (!revision) return null;
  const text = <code>{shortRevision(revision)}</code>;
  if (!url) return text;
  return (
    <Link
      href={url}
      target="_blank"
      rel="noreferrer"
      onClick={event => event.stopPropagation()}
    >
      {text}
    </Link>
  );
};

interface DeploymentCellProps {
  deployments: readonly LiveDeployment[];
  /** Where it may take a second line. */
  wrap?: boolean;
}

/** What one environment runs: health, sync, revision, age; told in words on hover. */
export const DeploymentCell = ({ deployments, wrap }: DeploymentCellProps) => {
  const describe = useDescribe();
  const { stale } = useTokens();
  const [first] = deployments;
  if (!first) return <>–</>;
  // What one source does not know the other may: GitLab whether it got there, Argo CD how it is.
  const status = deployments.find(each => each.status)?.status;
  const someStale = deployments.some(each => each.stale);
  return (
    <Tooltip title={deployments.map(describe).join(' · ')}>
      <Stack
        direction="row"
        flexWrap={wrap ? 'wrap' : 'nowrap'}
        gap={0.75}
        alignItems="center"
        sx={someStale ? { bgcolor: stale.ground, color: stale.text } : {}}
      >
        {someStale && <StaleSign />}
        {first.health && <HealthSign health={first.health} />}
        {first.sync && <SyncSign sync={first.sync} />}
        {status && <StatusSign status={status} />}
        <Revision {...first} />
        {first.deployedAt && (
          <Box
            component="span"
            sx={someStale ? {} : { color: 'text.secondary' }}
          >
            <RelativeTime at={first.deployedAt} />
          </Box>
        )}
      </Stack>
    </Tooltip>
  );
};
