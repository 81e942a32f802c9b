import { useMemo } from 'react';
import { ResponsiveContainer, Sankey } from 'recharts';
import type { SankeyLinkProps, SankeyNodeProps } from 'recharts';
import { useTheme } from '@mui/material/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { isZero, useFormats } from '../format';
import { useNarrow } from '../theme';
import { coreReactTranslationRef } from '../translation';
import { ChartFrame } from './ChartFrame';
import { DrawnNode, Flow, FlowLink, FlowPart, flowOf } from './flow';
import { PlainLegend } from './Legend';
import { Swatch } from './Swatch';
import { useChartStyle } from './useChartStyle';
import { Paints, usePaints } from './usePaints';

export interface FlowChartProps {
  title: string;
  summary: string;
  parts: readonly FlowPart[];
  currency: string;
  /** The part that is pointed at in the table. */
  highlight?: string;
  /** What kinds are called, in the order of the legend. */
  kinds: Readonly<Record<string, string>>;
  actions?: JSX.Element;
}

interface DrawnProps {
  flow: Flow;
  currency: string;
  highlight?: string;
  paints: Paints;
}

const NODE_WIDTH = 10;
const NODE_HEIGHT = 38;
const MIN_HEIGHT = 240;
/** Room beside the first and the last column is not needed: names stand inside. */
const MARGIN = { top: 8, right: 4, bottom: 8, left: 4 };
const MAX_NAME_LENGTH = 34;
/** On a phone the names of two columns share the room of one, and amounts have none: the table has them. */
const MAX_NARROW = { first: 18, other: 9 };

const shorten = (label: string, most: number) =>
  label.length > most ? `${label.slice(0, most - 1)}…` : label;

/** Names stand to the right of their node, those of the last column to the left. */
const useNode = ({ flow, currency }: DrawnProps) => {
  const { label } = useChartStyle();
  const { moneyShort } = useFormats();
  const { background } = useTheme().palette;
  const narrow = useNarrow();
  return ({ x, y, width, height, index, payload }: SankeyNodeProps) => {
    const { label: name, amount }: DrawnNode = flow.nodes[index];
    const isLast = payload.targetLinks.length === 0;
    const isFirst = payload.sourceLinks.length === 0;
    const narrowly = isFirst ? MAX_NARROW.first : MAX_NARROW.other;
    return (
      <g key={index}>
        <rect
          {...{ x, y, width }}
          height={Math.max(height, 1)}
          fill={label.fill}
        />
        <text
          {...label}
          x={isLast ? x - 6 : x + width + 6}
          y={y + height / 2}
          textAnchor={isLast ? 'end' : 'start'}
          dominantBaseline="middle"
          // Names lie over bands: a rim of the ground keeps them legible.
          stroke={background.paper}
          strokeWidth={3}
          paintOrder="stroke"
        >
          {shorten(name, narrow ? narrowly : MAX_NAME_LENGTH)}
          {!narrow && (
            <tspan dx={6} fontWeight={600}>
              {moneyShort(amount, currency)}
            </tspan>
          )}
        </text>
      </g>
    );
  };
};

/** A band as wide as its amount; those of a part that is not pointed at step back. */
const useLink = ({ flow, currency, highlight, paints }: DrawnProps) => {
  const { moneyExact } = useFormats();
  return (props: SankeyLinkProps) => {
    const { sourceX, sourceY, sourceControlX, targetX, targetY } = props;
    const { targetControlX, linkWidth, index } = props;
    const link: FlowLink = flow.links[index];
    const [from, to] = [flow.nodes[link.source], flow.nodes[link.target]];
    const half = linkWidth / 2;
    const isFaded = highlight !== undefined && !link.parts.includes(highlight);
    return (
      <path
        key={index}
        d={`M${sourceX},${sourceY - half}
          C${sourceControlX},${sourceY - half} ${targetControlX},${
          targetY - half
        } ${targetX},${targetY - half}
          L${targetX},${targetY + half}
          C${targetControlX},${targetY + half} ${sourceControlX},${
          sourceY + half
        } ${sourceX},${sourceY + half} Z`}
        fill={paints.of(link.kind)}
        fillOpacity={isFaded ? 0.12 : 0.5}
      >
        <title>
          {`${from.label} → ${to.label}: ${moneyExact(link.amount, currency)}`}
        </title>
      </path>
    );
  };
};

const Drawn = (props: DrawnProps) => {
  const node = useNode(props);
  const link = useLink(props);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <Sankey
        data={props.flow}
        node={node}
        link={link}
        nodeWidth={NODE_WIDTH}
        nodePadding={18}
        margin={MARGIN}
        accessibilityLayer={false}
      >
        {props.paints.defs}
      </Sankey>
    </ResponsiveContainer>
  );
};

/** As high as its fullest column needs. */
const heightOf = (parts: readonly FlowPart[]) => {
  const columns = parts[0]?.steps.map(
    (_, column) => new Set(parts.map(({ steps }) => steps[column].key)).size,
  );
  return Math.max(MIN_HEIGHT, NODE_HEIGHT * Math.max(...(columns ?? [0])));
};

/** Who pays what to whom: bands from column to column, as wide as what goes through them. */
export const FlowChart = (props: FlowChartProps) => {
  const { parts, kinds, currency, highlight } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { money } = useFormats();
  const flow = useMemo(() => flowOf(parts), [parts]);
  const keys = useMemo(() => Object.keys(kinds), [kinds]);
  const paints = usePaints(keys);
  const legend = keys
    .filter(key => flow.links.some(({ kind }) => kind === key))
    .map(key => ({
      key,
      label: kinds[key],
      mark: <Swatch fill={paints.of(key)} />,
    }));
  const [charges, credits, total] = [
    flow.charges,
    flow.credits,
    flow.total,
  ].map(amount => money(amount, currency));
  return (
    <ChartFrame
      title={props.title}
      summary={props.summary}
      actions={props.actions}
      height={heightOf(parts)}
      legend={<PlainLegend entries={legend} />}
      note={
        isZero(flow.credits)
          ? undefined
          : t('chart.flowCredits', { charges, credits, total })
      }
    >
      {flow.links.length > 0 && (
        <Drawn {...{ flow, currency, highlight, paints }} />
      )}
    </ChartFrame>
  );
};
