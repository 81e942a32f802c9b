import { useId, useMemo } from 'react';
import { useTheme } from '@mui/material/styles';
import { fillsOf, useTokens } from '../theme';
import { UNALLOCATED } from '@rosetta/contracts/finops';
import { OTHER } from './series';

interface TextureProps {
  id: string;
  line: string;
  ground: string;
  /** Textures differ in angle, so that they can be told apart without colour too. */
  angle: number;
  width: number;
}

/** A hatched ground. */
export const Texture = ({ id, line, ground, angle, width }: TextureProps) => (
  <pattern
    id={id}
    width={6}
    height={6}
    patternUnits="userSpaceOnUse"
    patternTransform={`rotate(${angle})`}
  >
    <rect width={6} height={6} fill={ground} />
    <line x1={0} y1={0} x2={0} y2={6} stroke={line} strokeWidth={width} />
  </pattern>
);

export interface Paints {
  /** An SVG `fill`. */
  of(key: string): string;
  /** The patterns; put them into the chart's SVG. */
  defs: JSX.Element;
}

const ANGLES = [0, 90, 0, 135];

/** How each part is painted: the same thing alike on every page, unallocated hatched grey. */
export const usePaints = (keys: readonly string[]): Paints => {
  const id = useId();
  const tokens = useTokens();
  const { paper } = useTheme().palette.background;
  return useMemo(() => {
    const { categorical, unallocated, other } = tokens;
    const named = keys.filter(key => key !== OTHER && key !== UNALLOCATED);
    const fills = fillsOf(named, categorical.length);
    const textured = named.filter(key => fills.get(key)!.texture > 0);
    const patternId = (key: string) => `${id}-${keys.indexOf(key)}`;
    const of = (key: string) => {
      if (key === UNALLOCATED) return `url(#${id}-unallocated)`;
      const fill = fills.get(key);
      if (!fill) return other;
      return fill.texture ? `url(#${patternId(key)})` : categorical[fill.slot];
    };
    const defs = (
      <defs>
        <Texture
          id={`${id}-unallocated`}
          angle={45}
          width={3}
          {...unallocated}
        />
        {textured.map(key => (
          <Texture
            key={key}
            id={patternId(key)}
            line={paper}
            ground={categorical[fills.get(key)!.slot]}
            width={1.5}
            angle={ANGLES[fills.get(key)!.texture % ANGLES.length]}
          />
        ))}
      </defs>
    );
    return { of, defs };
  }, [id, keys, paper, tokens]);
};
