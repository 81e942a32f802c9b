import { importFile } from '@rosetta/raw-store';
import { argoCdApplications } from './datasets/applications';
import { ArgoCdApplication } from './schemas';
import { ArgoCdClient } from './types';
import { IngestionContext, IngestionResult } from '../ingestion/types';

const nameOf = ({ metadata }: ArgoCdApplication) =>
  `${metadata.namespace ?? ''}/${metadata.name}`;

/** What the last rollout was: as long as it is the same, the history says nothing new. */
const watermarkOf = (application: unknown) => {
  const { history } = Object(Object(application).status);
  const last = Array.isArray(history) ? history.at(-1) : undefined;
  return last ? `${last.id} ${last.deployedAt}` : '';
};

/** An application as it came, its name, and the watermark of what has been landed of it. */
interface NamedRecord {
  record: unknown;
  name: string;
  watermark: string;
}

/** Lands the applications that were rolled out since the last ingestion. */
export const ingestArgoCd = async (
  client: ArgoCdClient,
  { raw, watermarks, signal }: IngestionContext,
): Promise<IngestionResult> => {
  const known = await watermarks.of('argocd');
  // The dataset validates those as well: invalid records go to quarantine.
  const refused: NamedRecord[] = [];
  const all = await client.applications({
    signal,
    onRefused: ({ record, name = '', problem }) =>
      refused.push({
        record,
        name,
        watermark: `${watermarkOf(record)} ${problem}`,
      }),
  });
  const changed = [
    ...refused,
    ...all.map(each => ({
      record: each,
      name: nameOf(each),
      watermark: watermarkOf(each),
    })),
  ].filter(({ name, watermark }) => known.get(name) !== watermark);
  const applications = await importFile(
    raw,
    argoCdApplications.fromRecords(changed.map(({ record }) => record)),
    { path: '', name: 'argocd, live' },
    { signal },
  );
  await watermarks.save(
    'argocd',
    new Map(changed.map(({ name, watermark }) => [name, watermark])),
  );
  return {
    imports: { applications },
    unread: { unit: 'application', reasons: new Map() },
  };
};
