import { compareDecimals, sumDecimals } from '../format';

/** What stands in a column of the picture. */
interface FlowNode {
  key: string;
  label: string;
}

/** One amount on its way: from each step to the next. */
export interface FlowPart {
  id: string;
  steps: readonly FlowNode[];
  amount: string;
  /** What it is painted like; parts of one kind between two nodes are one band. */
  kind: string;
}

export interface FlowLink {
  source: number;
  target: number;
  kind: string;
  amount: string;
  /** For the size only. */
  value: number;
  parts: readonly string[];
}

export interface DrawnNode extends FlowNode {
  amount: string;
}

export interface Flow {
  nodes: DrawnNode[];
  links: FlowLink[];
  /** Of the bands of a column. */
  charges: string;
  /** Credits have no width: they are told in words. */
  credits: string;
  /** Of both. */
  total: string;
}

interface Band {
  source: string;
  target: string;
  kind: string;
  parts: FlowPart[];
}

const isCharge = ({ amount }: FlowPart) => compareDecimals(amount, '0') > 0;

const sumOf = (parts: readonly FlowPart[]) =>
  sumDecimals(parts.map(({ amount }) => amount));

/** The same name may stand in two columns. */
const idOf = ({ key }: FlowNode, column: number) => `${column} ${key}`;

const bandsOf = (parts: readonly FlowPart[]): Band[] => {
  const bands = new Map<string, Band>();
  for (const part of parts)
    part.steps.slice(1).forEach((step, column) => {
      const source = idOf(part.steps[column], column);
      const target = idOf(step, column + 1);
      const key = JSON.stringify([source, target, part.kind]);
      const band = bands.get(key) ?? { source, target, kind: part.kind, parts: [] }; // prettier-ignore
      band.parts.push(part);
      bands.set(key, band);
    });
  return [...bands.values()];
};

const nodesOf = (parts: readonly FlowPart[]) => {
  const nodes = new Map<string, { node: FlowNode; parts: FlowPart[] }>();
  for (const part of parts)
    part.steps.forEach((step, column) => {
      const id = idOf(step, column);
      const found = nodes.get(id) ?? { node: step, parts: [] };
      found.parts.push(part);
      nodes.set(id, found);
    });
  return nodes;
};

/** The bands of a picture of flows, and what its nodes add up to. Credits are left out, and said. */
export const flowOf = (parts: readonly FlowPart[]): Flow => {
  const charges = parts.filter(isCharge);
  const nodes = nodesOf(charges);
  const places = new Map([...nodes.keys()].map((id, place) => [id, place]));
  return {
    nodes: [...nodes.values()].map(({ node, parts: through }) => ({
      ...node,
      amount: sumOf(through),
    })),
    links: bandsOf(charges).map(band => {
      const amount = sumOf(band.parts);
      return {
        source: places.get(band.source)!,
        target: places.get(band.target)!,
        kind: band.kind,
        amount,
        value: Number(amount),
        parts: band.parts.map(({ id }) => id),
      };
    }),
    charges: sumOf(charges),
    credits: sumOf(parts.filter(part => !isCharge(part))),
    total: sumOf(parts),
  };
};
