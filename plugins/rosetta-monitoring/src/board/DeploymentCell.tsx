import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Tooltip from '@mui/material/Tooltip';
import { LiveDeployment } from '@rosetta/contracts';
import { RelativeTime, useTokens } from '@rosetta/plugin-rosetta-core-react';
import { OtherDeployments } from './OtherDeployments';
import { othersThan, worstFirst, worstStatus } from './severity';
import { HealthSign, StaleSign, StatusSign, SyncSign } from './signs';
import { shortRevision } from './shortRevision';
import { useDescribe } from './useDescribe';

const Revision = ({ url, revision }: LiveDeployment) => {
  if (!revision) return null;
  const text = <code>{shortRevision(revision)}</code>;
  if (!url) return text;
  return (
    <Link href={url} target="_blank" rel="noreferrer">
      {text}
    </Link>
  );
};

interface DeploymentCellProps {
  deployments: readonly LiveDeployment[];
  /** Where it may take a second line. */
  wrap?: boolean;
}

/**
 * What one environment runs: health, sync, revision, age. Of several deployments the worst is
 * shown, with how many others there are; all of them are told in words on hover.
 */
export const DeploymentCell = ({ deployments, wrap }: DeploymentCellProps) => {
  const describe = useDescribe();
  const { stale } = useTokens();
  const worst = deployments.toSorted(worstFirst);
  const [lead] = worst;
  if (!lead) return <>–</>;
  const status = worstStatus(worst);
  const someStale = worst.some(each => each.stale);
  return (
    <Tooltip title={worst.map(describe).join(' · ')}>
      <Stack
        role="group"
        direction="row"
        flexWrap={wrap ? 'wrap' : 'nowrap'}
        gap={0.75}
        alignItems="center"
        sx={someStale ? { bgcolor: stale.ground, color: stale.text } : {}}
      >
        {someStale && <StaleSign />}
        {lead.health && <HealthSign health={lead.health} />}
        {lead.sync && <SyncSign sync={lead.sync} />}
        {status && <StatusSign status={status} />}
        <Revision {...lead} />
        <OtherDeployments others={othersThan(lead, worst)} />
        {lead.deployedAt && (
          <Box
            component="span"
            sx={someStale ? {} : { color: 'text.secondary' }}
          >
            <RelativeTime at={lead.deployedAt} />
          </Box>
        )}
      </Stack>
    </Tooltip>
  );
};
