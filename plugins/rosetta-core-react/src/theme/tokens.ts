/**
 * Colours with a meaning, one set per mode. A theme carries them as `palette.rosetta`;
 * components read them with `useTokens`.
 */
export interface RosettaTokens {
  /**
   * Told apart by people who can't see red and green: two neighbours differ in
   * lightness as well as in hue. A test simulates it.
   */
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
    '#e08a00',
    '#007f5c',
    '#7a3b8f',
    '#4aa8d8',
    '#a33a00',
    '#8fae2b',
    '#2c2f73',
    '#d1719f',
    '#6b5d1f',
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
    '#ffb84d',
    '#2fb48c',
    '#b98ad0',
    '#a5dcf7',
    '#e0683a',
    '#c4dd6b',
    '#7f86d9',
    '#f3a9c9',
    '#b3a25a',
  ],
  other: '#77818c',
  unallocated: { line: '#a7b0ba', ground: '#3a424b' },
  grid: '#39424c',
  worse: '#ff9d85',
  better: '#7fd6a8',
  stale: { text: '#ffd479', ground: '#3f3000' },
};
