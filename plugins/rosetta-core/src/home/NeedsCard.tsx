import { SvgIconComponent } from '@mui/icons-material';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { SvgIconProps } from '@mui/material/SvgIcon';
import Typography from '@mui/material/Typography';
import ErrorIcon from '@mui/icons-material/Error';
import HourglassIcon from '@mui/icons-material/HourglassEmpty';
import TodoIcon from '@mui/icons-material/AssignmentOutlined';
import WarningIcon from '@mui/icons-material/Warning';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HomeNeed } from '@rosetta/plugin-rosetta-core-react/home';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { coreTranslationRef } from '../translation';
import { LineSkeletons } from './HomeSkeleton';
import { ShowAll, useFirst } from './ShowAll';
import { Needs } from './useNeeds';

/** A shape for each; the words beside it say the same. */
const LOOKS: Record<
  HomeNeed['severity'],
  readonly [SvgIconComponent, SvgIconProps['color']]
> = {
  failing: [ErrorIcon, 'error'],
  warning: [WarningIcon, 'warning'],
  todo: [TodoIcon, 'primary'],
  waiting: [HourglassIcon, 'action'],
};

const Need = ({ severity, title, detail, action }: HomeNeed) => {
  const [Icon, color] = LOOKS[severity];
  return (
    <Stack
      component="li"
      direction="row"
      gap={1}
      sx={{ py: 1, '& + &': { borderTop: 1, borderColor: 'divider' } }}
    >
      <Icon color={color} sx={{ fontSize: 18, mt: 0.25 }} />
      <Box flex={1} minWidth={0} sx={{ overflowWrap: 'anywhere' }}>
        <div>{title}</div>
        {detail && <Box color="text.secondary">{detail}</Box>}
      </Box>
      {action && <Box flex="none">{action}</Box>}
    </Stack>
  );
};

const AT_FIRST = 6;

interface NeedsCardProps extends Needs {
  ownsNothing: boolean;
}

/** What waits for the reader, each with one thing to do. */
export const NeedsCard = ({
  items,
  waiting,
  failures,
  ownsNothing,
}: NeedsCardProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { shown, ...rest } = useFirst(items, AT_FIRST);
  const isQuiet = !waiting && !failures.length && !items.length;
  return (
    <TitledCard title={t('home.whatNeedsYou')}>
      {failures.map(({ error, retry }, index) => (
        <Failure key={index} error={error} onRetry={retry} />
      ))}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {shown.map(need => (
          <Need key={need.id} {...need} />
        ))}
      </Box>
      <ShowAll {...rest} />
      {waiting && <LineSkeletons count={3} />}
      {isQuiet && (
        <Typography variant="body2">
          {t(ownsNothing ? 'home.noNeedsOfOthers' : 'home.noNeeds')}
        </Typography>
      )}
    </TitledCard>
  );
};
