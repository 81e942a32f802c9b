import { useLayoutEffect, useMemo, useRef } from 'react';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { referentielTranslationRef } from '../translation';
import { Graph, GraphLayout, PlacedNode, layOutGraph } from './graphLayout';

const BOX = { width: 190, height: 34 };
const STEP = { x: 250, y: 46 };

const placeOf = ({ column, row }: PlacedNode) => ({
  left: column * STEP.x,
  top: row * STEP.y,
});

/** Room for the tip of an arrow. */
const TIP = 6;
const MIN_BEND = 40;

/** To the right from side to side; back to the left the same way round; within a column in a bow on its right. */
const pathOf = (from: PlacedNode, to: PlacedNode) => {
  const [start, end] = [placeOf(from), placeOf(to)];
  const y1 = start.top + BOX.height / 2;
  const y2 = end.top + BOX.height / 2;
  const forward = Math.sign(to.column - from.column);
  const x1 = start.left + (forward < 0 ? 0 : BOX.width);
  const x2 = forward > 0 ? end.left - TIP : end.left + BOX.width + TIP;
  const bend = Math.max(MIN_BEND, Math.abs(x2 - x1) / 2);
  const leave = forward < 0 ? x1 - bend : x1 + bend;
  const arrive = forward > 0 ? x2 - bend : x2 + bend;
  return `M ${x1} ${y1} C ${leave} ${y1}, ${arrive} ${y2}, ${x2} ${y2}`;
};

/** Begins with the root in sight, however far the picture goes to its left. */
const useRootInSight = (layout: GraphLayout, root: string) => {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = frame;
    const node = layout.nodes.find(({ id }) => id === root);
    if (!current || !node) return;
    const { left, top } = placeOf(node);
    current.scrollLeft = left - (current.clientWidth - BOX.width) / 2;
    current.scrollTop = top - (current.clientHeight - BOX.height) / 2;
  }, [layout, root]);
  return frame;
};

interface ArrowsProps {
  edges: Graph['edges'];
  nodes: ReadonlyMap<string, PlacedNode>;
  width: number;
  height: number;
}

const Arrows = ({ edges, nodes, width, height }: ArrowsProps) => {
  const { palette } = useTheme();
  return (
    <svg
      aria-hidden
      width={width}
      height={height}
      style={{ position: 'absolute', overflow: 'visible' }}
    >
      <marker id="relation-end" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="7" markerHeight="7" orient="auto">
        <path d="M0 0 L8 4 L0 8 z" fill={palette.text.secondary} />
      </marker>
      {edges.map(({ id, from, to, type }) => {
        const [start, end] = [nodes.get(from), nodes.get(to)];
        return (
          start &&
          end && (
            <path key={id} d={pathOf(start, end)} fill="none" stroke={palette.text.secondary} markerEnd="url(#relation-end)">
              <title>{type}</title>
            </path>
          )
        );
      })}
    </svg>
  );
}; // prettier-ignore

const Node = ({ node, isRoot }: { node: PlacedNode; isRoot: boolean }) => (
  <Box
    component="li"
    title={node.name}
    sx={{
      ...{ position: 'absolute', ...placeOf(node), ...BOX },
      ...{ px: 1, typography: 'body2' },
      // After the typography, which has one of its own.
      '&&': { lineHeight: `${BOX.height - 4}px` },
      ...{ border: isRoot ? 2 : 1, borderRadius: 1, bgcolor: 'background.paper' },
      borderColor: isRoot ? 'primary.main' : 'divider',
      ...{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
      fontWeight: isRoot ? 600 : undefined,
    }}
  >
    {isRoot ? (
      node.name
    ) : (
      <ApplicationLink application={node.id}>{node.name}</ApplicationLink>
    )}
  </Box>
); // prettier-ignore

/** What depends on an application to its left, what it depends on to its right; the table below says the same of its own. */
export const RelationsGraph = ({ root, graph }: { root: string; graph: Graph }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const layout = useMemo(() => layOutGraph(root, graph), [root, graph]);
  const frame = useRootInSight(layout, root);
  const { nodes, columns, rows } = layout;
  const size = {
    width: (columns - 1) * STEP.x + BOX.width,
    height: (rows - 1) * STEP.y + BOX.height,
  };
  return (
    // On a narrow page its columns are reached by scrolling.
    <Box
      ref={frame}
      role="group"
      tabIndex={0}
      aria-label={t('relation.picture')}
      sx={{ overflow: 'auto', maxHeight: 560, p: 2, border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      <Box sx={{ position: 'relative', m: '0 auto', ...size }}>
        <Arrows {...size} edges={graph.edges} nodes={new Map(nodes.map(node => [node.id, node]))} />
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {nodes.map(node => (
            <Node key={node.id} node={node} isRoot={node.id === root} />
          ))}
        </Box>
      </Box>
    </Box>
  );
}; // prettier-ignore
