import { JsonDataset, importFile, RawStore } from '@rosetta/raw-store';

/** A deployment of the shop to production, as GitLab gives it, unless said otherwise. */
export const gitLabDeployment = (
  id: number,
  finished: string,
  fields: object = {},
) => ({
  id,
  iid: id,
  ref: 'main',
  sha: `c0ffee${id}`,
  status: 'success',
  created_at: finished,
  updated_at: finished,
  user: { id: 1, username: 'jane', name: 'Jane' },
  environment: { id: 1, name: 'production', external_url: null },
  deployable: {
    id: 10 + id,
    finished_at: finished,
    web_url: `https://gitlab.test/shop/web/-/jobs/${10 + id}`,
  },
  project_path: 'shop/web',
  ...fields,
});

/** An application as Argo CD gives it, and when it was rolled out. */
export const argoCdApplication = (
  name: string,
  rollouts: readonly string[],
  environment = 'production',
) => ({
  metadata: { name, namespace: 'argocd', labels: { environment } },
  spec: { project: 'default', destination: { namespace: 'shop' } },
  status: {
    sync: { status: 'Synced' },
    history: rollouts.map((deployedAt, id) => ({
      id,
      deployedAt,
      revision: `a1b2c3${id}`,
      initiatedBy: { username: 'joe' },
    })),
  },
});

/** Lands records as if a source had said them. */
export const land = (
  raw: RawStore,
  dataset: JsonDataset,
  records: readonly object[],
  replace = false,
) =>
  importFile(
    raw,
    dataset.fromRecords(records),
    { path: '', name: 'test' },
    { replace },
  );
