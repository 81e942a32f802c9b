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

/** A merge request of the shop to its main branch, as GitLab gives it, with its first commit. */
export const gitLabMergeRequest = (
  iid: number,
  merged: string,
  {
    firstCommit = merged,
    ...fields
  }: { firstCommit?: string; [field: string]: unknown } = {},
) => ({
  id: 1_000 + iid,
  iid,
  state: 'merged',
  title: `Change ${iid}`,
  target_branch: 'main',
  created_at: firstCommit,
  merged_at: merged,
  updated_at: merged,
  author: { username: 'jane' },
  web_url: `https://gitlab.test/shop/web/-/merge_requests/${iid}`,
  commits: [{ id: `c${iid}`, authored_date: firstCommit }],
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

/** Configuration items of the shop and of the bank. */
export const SHOP_CI = '5'.repeat(32);

/** An incident of the shop as the Table API gives it with both forms of each cell, unless said otherwise. */
export const serviceNowIncident = (
  id: string,
  openedAt: string,
  fields: Record<string, unknown> = {},
) => ({
  sys_id: id,
  number: { display_value: `INC${id}`, value: `INC${id}` },
  short_description: { display_value: 'No order passes', value: 'No order passes' }, // prettier-ignore
  priority: { display_value: '1 - Critical', value: '1' },
  state: { display_value: 'New', value: '1' },
  cmdb_ci: { display_value: 'The shop', link: `https://acme.service-now.com/api/now/table/cmdb_ci/${SHOP_CI}`, value: SHOP_CI }, // prettier-ignore
  opened_at: { display_value: 'years ago', value: openedAt },
  resolved_at: { display_value: '', value: '' },
  sys_updated_on: { display_value: 'years ago', value: openedAt },
  ...fields,
});

/** A change request of the shop, in plain text, unless said otherwise. */
export const serviceNowChange = (
  id: string,
  plannedStart: string,
  fields: Record<string, unknown> = {},
) => ({
  sys_id: id,
  number: `CHG${id}`,
  short_description: 'Deploy the shop',
  type: 'normal',
  state: '-2',
  risk: '4',
  cmdb_ci: SHOP_CI,
  start_date: plannedStart,
  end_date: '',
  sys_updated_on: plannedStart,
  ...fields,
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
