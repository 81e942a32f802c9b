import { importFile } from '@rosetta/raw-store';
import { ArgoCdApplication, ArgoCdClient } from '@rosetta/sources';
import { argoCdApplications } from '../argocd/applications';
import { Landed, LandingScope } from './types';

const nameOf = ({ metadata }: ArgoCdApplication) =>
  `${metadata.namespace ?? ''}/${metadata.name}`;

/** What the last rollout was: as long as it is the same, the history says nothing new. */
const markOf = (application: unknown) => {
  const { history } = Object(Object(application).status);
  const last = Array.isArray(history) ? history.at(-1) : undefined;
  return last ? `${last.id} ${last.deployedAt}` : '';
};

/** An application as it came, and by what it is known again. */
interface Seen {
  record: unknown;
  name: string;
  mark: string;
}

/** Lands the applications that were rolled out since Argo CD was asked last. */
export const landArgoCd = async (
  client: ArgoCdClient,
  { raw, marks, signal }: LandingScope,
): Promise<Landed> => {
  const known = await marks.of('argocd');
  // The dataset validates those as well: what can't be used goes to quarantine.
  const odd: Seen[] = [];
  const all = await client.applications({
    signal,
    onRefused: ({ record, name = '', problem }) =>
      odd.push({ record, name, mark: `${markOf(record)} ${problem}` }),
  });
  const changed = [
    ...odd,
    ...all.map(each => ({
      record: each,
      name: nameOf(each),
      mark: markOf(each),
    })),
  ].filter(({ name, mark }) => known.get(name) !== mark);
  const applications = await importFile(
    raw,
    argoCdApplications.fromRecords(changed.map(({ record }) => record)),
    { path: '', name: 'argocd, live' },
    { signal },
  );
  await marks.save(
    'argocd',
    new Map(changed.map(({ name, mark }) => [name, mark])),
  );
  return { source: 'argocd', imports: { applications }, unread: new Map() };
};
