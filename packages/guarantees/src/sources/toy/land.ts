import { importFile } from '@rosetta/raw-store';
import { IngestionContext, IngestionResult } from '@rosetta/sources';
import { ToyClient } from './client';
import { toyReleases } from './dataset';

const ALL = 'all';

/** Lands the releases after the watermark, which is the last instant that was landed. */
export const landToy = async (
  client: ToyClient,
  { raw, watermarks, signal }: IngestionContext,
): Promise<IngestionResult> => {
  const since = (await watermarks.of('toy')).get(ALL) ?? '';
  const refused: unknown[] = [];
  const all = await client.releases({
    signal,
    onRefused: ({ record }) => refused.push(record),
  });
  const fresh = all.filter(({ releasedAt }) => releasedAt > since);
  const releases = await importFile(
    raw,
    toyReleases.fromRecords([...fresh, ...refused]),
    { path: '', name: 'toy, live' },
    { signal },
  );
  const last = all.map(({ releasedAt }) => releasedAt).sort().at(-1); // prettier-ignore
  if (last) await watermarks.save('toy', new Map([[ALL, last]]));
  return {
    imports: { releases },
    unread: { unit: 'component', reasons: new Map() },
  };
};
