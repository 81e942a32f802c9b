const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** A table of Markdown; Prettier sets its columns. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

export const code = (text: string) => `\`${text}\``;

/** Names the origin of a generated page in its file. */
export const MADE_BY =
  '<!-- Made by `yarn rosetta docs generate` from packages/contracts: change that, not this. -->';
