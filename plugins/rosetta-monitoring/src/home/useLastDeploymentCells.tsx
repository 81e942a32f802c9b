import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { LiveDeployment } from '@rosetta/contracts/monitoring';
import { useMapped } from '@rosetta/plugin-rosetta-core-react/data';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { HomeCells, UsePart } from '@rosetta/plugin-rosetta-core-react/home';
import { shortRevision } from '../board/shortRevision';
import { findLastInProduction } from './ownBoard';
import { OwnBoard, useOwnBoard } from './useOwnBoard';

const Revision = ({ revision, url }: LiveDeployment) => {
  if (!revision) return null;
  const text = <code>{shortRevision(revision)}</code>;
  if (!url) return text;
  return (
    <Link href={url} target="_blank" rel="noreferrer" color="inherit">
      {text}
    </Link>
  );
};

const LastDeployment = ({ deployment }: { deployment?: LiveDeployment }) => {
  if (!deployment) return <>–</>;
  return (
    <Box component="span" whiteSpace="nowrap">
      <Revision {...deployment} />{' '}
      <Box component="span" color="text.secondary">
        <RelativeTime short at={deployment.deployedAt!} />
      </Box>
    </Box>
  );
};

const toCells = ({ deployments }: OwnBoard): HomeCells => ({
  render: ({ id }) => (
    <LastDeployment deployment={findLastInProduction(deployments.get(id))} />
  ),
});

/** What went to production last, and how long ago. */
export const useLastDeploymentCells: UsePart<HomeCells> = () =>
  useMapped(useOwnBoard(), toCells);
