import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FOCUS_COLUMNS } from './billing/focusLine';
import { generateDemoBilling } from './generateDemoBilling';

describe('generateDemoBilling', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rosetta-demo-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const generate = (name: string, until: string, months: number) =>
    generateDemoBilling({ until, months, out: join(folder, name) });

  it('writes the same bytes for a month whatever the other months', async () => {
    await generate('earlier', '2026-02', 2);
    await generate('later', '2026-03', 2);
    const [earlier, later] = await Promise.all(
      ['earlier', 'later'].map(name =>
        readFile(join(folder, name, 'focus-2026-02.csv.gz')),
      ),
    );
    expect(earlier.equals(later)).toBe(true);
  });

  it('writes one file per month with all columns and reports its lines', async () => {
    const files = await generate('counted', '2026-01', 2);
    expect(files.map(file => file.month)).toEqual(['2025-12', '2026-01']);
    expect(await readdir(join(folder, 'counted'))).toEqual([
      'focus-2025-12.csv.gz',
      'focus-2026-01.csv.gz',
    ]);
    const text = gunzipSync(await readFile(files[1].path)).toString();
    const [header, ...lines] = text.trimEnd().split('\n');
    expect(header).toBe(FOCUS_COLUMNS.join(','));
    expect(lines).toHaveLength(files[1].lines);
  });
});
