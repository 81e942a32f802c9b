import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import mermaid from 'mermaid';
import { isDiagram } from './findDiagrams';

const ROOT = resolve(__dirname, '../../..');

const diagrams = globSync(['docs/**/*.md', 'catalog/**/docs/*.md'], {
  cwd: ROOT,
}).flatMap(file =>
  [
    ...readFileSync(resolve(ROOT, file), 'utf8').matchAll(
      /^```mermaid\n(.*?)^```$/gms,
    ),
  ].map(([, source]) => [file, source]),
);

describe('the diagrams of this repository', () => {
  it('exist', () => expect(diagrams.length).toBeGreaterThan(29));

  it.each(diagrams)('%s: can be drawn', async (_, source) => {
    expect(isDiagram(source)).toBe(true);
    await expect(mermaid.parse(source)).resolves.toBeTruthy();
  });
});
