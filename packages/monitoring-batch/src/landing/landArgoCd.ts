import { importFile } from '@rosetta/raw-store';
import { ArgoCdApplication, ArgoCdClient } from '@rosetta/sources';
import { argoCdApplications } from '../argocd/applications';
import { Landed, LandingScope } from './types';

const nameOf = ({ metadata }: ArgoCdApplication) =>
  `${metadata.namespace ?? ''}/${metadata.name}`;

/** What the last rollout was: as long as it is the same, the history says nothing new. */
const markOf = ({ status }: ArgoCdApplication) => {
  const last = status?.history?.at(-1);
  return last ? `${last.id} ${last.deployedAt}` : '';
};

/** Lands the applications that were rolled out since Argo CD was asked last. */
export const landArgoCd = async (
  client: ArgoCdClient,
  { raw, marks, signal }: LandingScope,
): Promise<Landed> => {
  const known = await marks.of('argocd');
  // The dataset judges those as well: what can't be used goes to quarantine.
  const odd: unknown[] = [];
  const all = await client.applications({
    signal,
    onRefused: ({ record }) => odd.push(record),
  });
  const changed = all.filter(
    application => known.get(nameOf(application)) !== markOf(application),
  );
  const applications = await importFile(
    raw,
    argoCdApplications.of([...changed, ...odd]),
    { path: '', name: 'argocd, live' },
    { signal },
  );
  await marks.save(
    'argocd',
    new Map(changed.map(each => [nameOf(each), markOf(each)])),
  );
  return { source: 'argocd', imports: { applications }, unread: new Map() };
};
