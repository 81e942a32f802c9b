import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Tooltip from '@mui/material/Tooltip';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveDeployment } from '@rosetta/contracts/monitoring';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { useTokens } from '@rosetta/plugin-rosetta-core-react/theme';
import { monitoringTranslationRef } from '../translation';
import { LevelSign } from './LevelSign';
import { NotThere } from './NotThere';
import { OtherDeployments } from './OtherDeployments';
import { levelOf, othersThan, worstFirst } from './severity';
import { shortRevision } from './shortRevision';
import { useDescribe } from './useDescribe';
import { useTroubleText } from './useTroubleText';

interface DeploymentCellProps {
  deployments: readonly LiveDeployment[];
  /** Where it may take a second line. */
  wrap?: boolean;
}

/** What opens its tool, where the source gives an address. */
const Revision = ({
  deployment: { url, revision, externalName },
}: {
  deployment: LiveDeployment;
}) => {
  const text = revision ? <code>{shortRevision(revision)}</code> : externalName;
  if (!url) return <span>{text}</span>;
  return (
    <Link href={url} target="_blank" rel="noreferrer" color="inherit">
      {text}
    </Link>
  );
};

/** Amber when it is from before its source fell silent. */
const Age = ({ at, stale }: { at: string; stale: boolean }) => {
  const tokens = useTokens();
  return (
    <Box
      component="span"
      sx={
        stale
          ? {
              bgcolor: tokens.stale.ground,
              color: tokens.stale.text,
              px: 0.5,
              borderRadius: 0.5,
            }
          : {}
      }
    >
      <RelativeTime short="age" at={at} />
    </Box>
  );
};

/** The worst of them in one sign, with a word where it is not well; everything on hover and on focus. */
const Worst = ({ deployments: worst, wrap }: DeploymentCellProps) => {
  const describe = useDescribe();
  const { t } = useTranslationRef(monitoringTranslationRef);
  const trouble = useTroubleText()(worst);
  const level = levelOf(worst);
  const [lead] = worst;
  const stale = worst.some(each => each.stale);
  return (
    <Tooltip title={worst.map(describe).join(' · ')} describeChild={false}>
      <Stack
        role="group"
        direction="row"
        flexWrap={wrap ? 'wrap' : 'nowrap'}
        gap={0.75}
        minWidth={0}
        alignItems="center"
        // What is well is quiet.
        color={level === 'healthy' ? 'text.secondary' : 'text.primary'}
      >
        <LevelSign level={level} label={trouble || t('level.healthy')} />
        <Revision deployment={lead} />
        {lead.deployedAt && <Age at={lead.deployedAt} stale={stale} />}
        {trouble && (
          <Box
            component="span"
            aria-hidden
            sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}
          >
            {trouble}
          </Box>
        )}
      </Stack>
    </Tooltip>
  );
};

/**
 * What one environment runs: one sign, revision, age. Of several deployments the worst is
 * shown, with how many others there are.
 */
export const DeploymentCell = ({ deployments, wrap }: DeploymentCellProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const worst = deployments.toSorted(worstFirst);
  const [lead] = worst;
  if (!lead) return <NotThere>{t('board.notThere')}</NotThere>;
  return (
    <Stack direction="row" alignItems="center" minWidth={0}>
      <Worst deployments={worst} wrap={wrap} />
      <OtherDeployments others={othersThan(lead, worst)} />
    </Stack>
  );
};
