import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Tooltip from '@mui/material/Tooltip';
import { LiveDeployment } from '@rosetta/contracts/monitoring';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { useTokens } from '@rosetta/plugin-rosetta-core-react/theme';
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

const Age = ({ at, stale }: { at: string; stale: boolean }) => (
  <Box
    component="span"
    sx={{
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      color: stale ? 'inherit' : 'text.secondary',
    }}
  >
    <RelativeTime short at={at} />
  </Box>
);

/** The worst of them, with what any of them says of how it got there; all in words on hover. */
const Worst = ({ deployments: worst, wrap }: DeploymentCellProps) => {
  const describe = useDescribe();
  const { stale } = useTokens();
  const [lead] = worst;
  const status = worstStatus(worst);
  const fromBefore = worst.find(each => each.stale);
  return (
    <Tooltip title={worst.map(describe).join(' · ')}>
      <Stack
        role="group"
        direction="row"
        flexWrap={wrap ? 'wrap' : 'nowrap'}
        gap={0.75}
        minWidth={0}
        alignItems="center"
        sx={fromBefore ? { bgcolor: stale.ground, color: stale.text } : {}}
      >
        {fromBefore && <StaleSign problem={fromBefore.problem} />}
        {lead.health && <HealthSign health={lead.health} />}
        {lead.sync && <SyncSign sync={lead.sync} />}
        {status && <StatusSign status={status} />}
        <Revision {...lead} />
        {lead.deployedAt && (
          <Age at={lead.deployedAt} stale={Boolean(fromBefore)} />
        )}
      </Stack>
    </Tooltip>
  );
};

/**
 * What one environment runs: health, sync, revision, age. Of several deployments the worst is
 * shown, with how many others there are.
 */
export const DeploymentCell = ({ deployments, wrap }: DeploymentCellProps) => {
  const worst = deployments.toSorted(worstFirst);
  const [lead] = worst;
  if (!lead) return <>–</>;
  return (
    <Stack direction="row" alignItems="center" minWidth={0}>
      <Worst deployments={worst} wrap={wrap} />
      <OtherDeployments others={othersThan(lead, worst)} />
    </Stack>
  );
};
