import { useMemo } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChartFrame } from '@rosetta/plugin-rosetta-core-react/charts';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  RosettaTokens,
  useTokens,
} from '@rosetta/plugin-rosetta-core-react/theme';
import { monitoringTranslationRef } from '../translation';
import { Happening, HappeningKind } from './happenings';
import { Lane, LANES, Mark, toLanes } from './lanes';
import { useHappeningTexts } from './useHappeningTexts';

const LANE_HEIGHT = 34;
const AXIS_HEIGHT = 24;
/** What has no length is seen all the same. */
const MIN_WIDTH_PX = 4;

const COLOURS: Record<Exclude<HappeningKind, 'incident'>, number> = {
  burn: 7,
  problem: 3,
  anomaly: 2,
  change: 0,
  deployment: 5,
};

const colourOf = ({ kind, level }: Happening, tokens: RosettaTokens) => {
  if (kind === 'incident')
    return level === 'critical' ? tokens.worse : tokens.other;
  const isAct = kind === 'change' || kind === 'deployment';
  if (isAct && level === 'warning') return tokens.worse;
  return tokens.categorical[COLOURS[kind]];
};

const MarkBox = ({ mark: { item, left, width } }: { mark: Mark }) => {
  const tokens = useTokens();
  const { instant } = useFormats();
  const { status } = useHappeningTexts();
  return (
    <Box
      title={`${instant(item.at)} · ${item.title} · ${status(item)}`}
      sx={{
        position: 'absolute',
        left: `min(${left}%, calc(100% - ${MIN_WIDTH_PX}px))`,
        width: `${width}%`,
        minWidth: MIN_WIDTH_PX,
        // One that begins within another is seen in front of it.
        top: 8,
        bottom: 8,
        borderRadius: '2px',
        border: 1,
        borderColor: 'background.paper',
        bgcolor: colourOf(item, tokens),
      }}
    />
  );
};

const LaneRow = ({ lane, note }: { lane: Lane; note?: string }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <Box sx={{ display: 'flex', height: LANE_HEIGHT, alignItems: 'center' }}>
      <Typography variant="body2" noWrap sx={{ width: 110, flexShrink: 0 }}>
        {t(`timeline.lane.${lane.kind}`)}
      </Typography>
      <Box
        sx={{
          position: 'relative',
          flexGrow: 1,
          alignSelf: 'stretch',
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        {note && (
          <Typography variant="caption" color="text.secondary">
            {note}
          </Typography>
        )}
        {lane.marks.map(mark => (
          <MarkBox key={mark.item.id} mark={mark} />
        ))}
      </Box>
    </Box>
  );
};

interface TimelinePictureProps {
  items: readonly Happening[];
  /** Half-open, of days or instants. */
  window: { from: string; to: string };
  /** Without those that are not shown to the reader. */
  kinds?: readonly HappeningKind[];
  /** In place of the marks of a lane of which nothing is known. */
  notes?: Partial<Record<HappeningKind, string>>;
}

/** A lane for each kind, from what hurts down to what may have caused it. */
export const TimelinePicture = ({
  items,
  window,
  kinds = LANES,
  notes = {},
}: TimelinePictureProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment, list } = useFormats();
  const lanes = useMemo(
    () => toLanes(items, window, kinds),
    [items, window, kinds],
  );
  const known = lanes.filter(({ kind }) => notes[kind] === undefined);
  return (
    <ChartFrame
      title={t('timeline.title')}
      summary={t('timeline.summary', {
        what: list(
          known.map(({ kind, marks }) =>
            t(`timeline.count.${kind}`, { count: marks.length }),
          ),
        ),
        from: moment(window.from),
        to: moment(window.to),
      })}
      height={lanes.length * LANE_HEIGHT + AXIS_HEIGHT}
    >
      {lanes.map(lane => (
        <LaneRow key={lane.kind} lane={lane} note={notes[lane.kind]} />
      ))}
      <Box
        sx={{ display: 'flex', justifyContent: 'space-between', pl: '110px' }}
      >
        {[window.from, window.to].map(each => (
          <Typography key={each} variant="caption" color="text.secondary">
            {moment(each)}
          </Typography>
        ))}
      </Box>
    </ChartFrame>
  );
};
