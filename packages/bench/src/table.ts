/** Cells of the tables for people. */
export const seconds = (value: number) => `${value.toFixed(1)} s`.padStart(10);

export const milliseconds = (value: number) =>
  `${value.toFixed(1)} ms`.padStart(11);

/** Known on Linux only. */
export const megabytes = (value: number) =>
  (value > 0 ? `${Math.round(value)} MB` : '-').padStart(10);

export const times = (value: number) => `${value.toFixed(2)} ×`.padStart(10);

export const count = (value: number) => value.toLocaleString('en');

export const row = (name: string, ...cells: string[]) =>
  `  ${name.padEnd(36)}${cells.join('')}`;
