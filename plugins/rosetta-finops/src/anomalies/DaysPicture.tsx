import Box from '@mui/material/Box';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Anomaly, AnomalyDay } from '@rosetta/contracts/finops';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { useTokens } from '@rosetta/plugin-rosetta-core-react/theme';
import { finopsTranslationRef } from '../translation';

interface DaysPictureProps {
  anomaly: Anomaly;
  width?: number;
  height?: number;
}

/** Between two columns. */
const GAP = 1;

const numbersOf = ({ actual, low, high }: AnomalyDay) =>
  [actual, low ?? actual, high ?? actual].map(Number);

/** Where amounts stand, from 0 at least. */
const scaleOf = (days: readonly AnomalyDay[], height: number) => {
  const all = [0, ...days.flatMap(numbersOf)];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return (amount: string | number) =>
    height - ((Number(amount) - least) / (most - least || 1)) * height;
};

interface DayProps {
  day: AnomalyDay;
  x: number;
  width: number;
  y(amount: string | number): number;
}

/** A column for what it cost; those of the anomaly are told apart by more than colour: they alone are full. */
const DayColumn = ({ day, x, width, y }: DayProps) => {
  const { categorical, worse } = useTokens();
  const [top, bottom] = [y(day.actual), y(0)];
  const colour = day.unusual ? worse : categorical[0];
  return (
    <rect
      x={x}
      y={Math.min(top, bottom)}
      width={Math.max(width - GAP, 1)}
      height={Math.max(Math.abs(bottom - top), 1)}
      fill={colour}
      fillOpacity={day.unusual ? 1 : 0.35}
      stroke={colour}
      strokeWidth={0.5}
    />
  );
};

const ExpectedBand = ({ day, x, width, y }: DayProps) => {
  const { other } = useTokens();
  if (day.low === undefined || day.high === undefined) return null;
  return (
    <>
      <rect
        x={x}
        y={y(day.high)}
        width={width}
        height={Math.max(y(day.low) - y(day.high), 1)}
        fill={other}
        fillOpacity={0.25}
      />
      <line
        x1={x}
        x2={x + width}
        y1={y(day.expected!)}
        y2={y(day.expected!)}
        stroke={other}
        strokeDasharray="3 2"
      />
    </>
  );
};

/** What those hear who don't see the picture. */
const usePictureText = ({ days, currency }: Anomaly) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { day, money } = useFormats();
  const amounts = days
    .map(({ actual }) => actual)
    .sort((a, b) => Number(a) - Number(b));
  return t('anomalies.picture', {
    from: day(days[0].day),
    to: day(days.at(-1)!.day),
    least: money(amounts[0], currency),
    most: money(amounts.at(-1)!, currency),
    unusual: String(days.filter(({ unusual }) => unusual).length),
  });
};

const Picture = ({ anomaly, width = 180, height = 28 }: DaysPictureProps) => {
  const { days } = anomaly;
  const y = scaleOf(days, height);
  const wide = width / days.length;
  const places = days.map((day, at) => ({ day, x: at * wide, width: wide, y }));
  return (
    <Box
      component="svg"
      role="img"
      aria-label={usePictureText(anomaly)}
      viewBox={`0 0 ${width} ${height}`}
      sx={{ width: '100%', maxWidth: width, height, display: 'block' }}
      preserveAspectRatio="none"
    >
      {places.map(place => (
        <ExpectedBand key={place.day.day} {...place} />
      ))}
      {places.map(place => (
        <DayColumn key={place.day.day} {...place} />
      ))}
    </Box>
  );
};

/** The days around an anomaly: what each cost, beside what was expected of it. */
export const DaysPicture = (props: DaysPictureProps) =>
  props.anomaly.days.length > 0 ? <Picture {...props} /> : <>–</>;
