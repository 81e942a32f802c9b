/**
 * Colours with a meaning, one set per mode. A theme carries them as `palette.rosetta`;
 * components read them with `useTokens`.
 */
export interface RosettaTokens {
  /** Any two are told apart by people who can't see red or green too: a test simulates how they see. */
  categorical: readonly string[];
  /** The rest of a whole, when only the largest parts have a colour of their own. */
  other: string;
  /** Lines and ground of the hatching for what no application is charged for. */
  unallocated: { line: string; ground: string };
  grid: string;
  /** For figures where more is worse, and the reverse. */
  worse: string;
  better: string;
  stale: { text: string; ground: string };
}

export const lightTokens: RosettaTokens = {
  categorical: [
    '#0063a3',
    '#9cb327',
    '#722f57',
    '#db9a73',
    '#1aafcc',
    '#12723f',
    '#c891fa',
    '#ef498b',
    '#4534a0',
    '#9c1f10',
  ],
  other: '#9aa3ad',
  unallocated: { line: '#6b7480', ground: '#e4e7eb' },
  grid: '#e1e5ea',
  worse: '#a6341b',
  better: '#1a6b45',
  stale: { text: '#6b4500', ground: '#fff1cf' },
};

export const darkTokens: RosettaTokens = {
  categorical: [
    '#4aa3e0',
    '#f7d37b',
    '#048768',
    '#f98bbb',
    '#8b69aa',
    '#38dae8',
    '#a16c26',
    '#7aedb6',
    '#f89f88',
    '#879e57',
  ],
  other: '#77818c',
  unallocated: { line: '#a7b0ba', ground: '#3a424b' },
  grid: '#39424c',
  worse: '#ff9d85',
  better: '#7fd6a8',
  stale: { text: '#ffd479', ground: '#3f3000' },
};
