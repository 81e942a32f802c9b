import { InstantInput } from '@rosetta/contracts/values';
import { jsonDataset, RawRecord } from '@rosetta/raw-store';
import { z } from 'zod';
import { argoCdEnvironment } from '../environment';
import { dayOf, validateWith } from '../../ingestion/validateWith';

const HistoryEntry = z.object({
  id: z.number().int(),
  deployedAt: InstantInput,
  deployStartedAt: InstantInput.nullish(),
  revision: z.string().nullish(),
  revisions: z.array(z.string()).nullish(),
  initiatedBy: z
    .object({
      username: z.string().nullish(),
      automated: z.boolean().nullish(),
    })
    .nullish(),
  source: z.object({ targetRevision: z.string().nullish() }).nullish(),
});

/** What is read of an Application as Argo CD gives it. */
const Document = z.object({
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().nullish(),
    creationTimestamp: InstantInput.nullish(),
    labels: z.record(z.string(), z.string()).nullish(),
  }),
  spec: z.object({
    destination: z.object({
      namespace: z.string().optional(),
      name: z.string().optional(),
    }),
  }),
  status: z.object({ history: z.array(HistoryEntry).nullish() }).nullish(),
});

const UNDATED = 'undated';

const lastChange = ({ metadata, status }: z.infer<typeof Document>) =>
  (status?.history ?? [])
    .map(({ deployedAt }) => deployedAt)
    .sort()
    .at(-1) ?? metadata.creationTimestamp;

/** An application is of the day of its last rollout; its history reaches back further. */
export const argoCdApplications = jsonDataset({
  name: 'argocd.applications',
  description: 'Argo CD /api/v1/applications answer',
  recordsField: 'items',
  dateField: 'deployedAt of the last rollout, else creationTimestamp,',
  validate: validateWith(Document, document => {
    const at = lastChange(document);
    const { namespace, name } = document.metadata;
    return {
      period: at ? dayOf(at) : UNDATED,
      replaceKey: namespace ? `${namespace}/${name}` : name,
    };
  }),
});

/** A rollout that Argo CD remembers. */
export interface Rollout {
  application: string;
  namespace: string | null;
  environment: string;
  id: string;
  deployedAt: string;
  startedAt: string | null;
  revision: string | null;
  ref: string | null;
  deployer: string | null;
  raw: { import: number; row: number };
}

/** The history of an application that passed validation. */
export const readRollouts = (record: RawRecord): Rollout[] => {
  const document = Document.parse(record.document);
  const { metadata, status } = document;
  return (status?.history ?? []).map(entry => ({
    application: metadata.name,
    namespace: metadata.namespace ?? null,
    environment: argoCdEnvironment(document),
    id: String(entry.id),
    deployedAt: entry.deployedAt,
    startedAt: entry.deployStartedAt ?? null,
    revision: entry.revision ?? entry.revisions?.[0] ?? null,
    ref: entry.source?.targetRevision ?? null,
    deployer:
      entry.initiatedBy?.username ??
      (entry.initiatedBy?.automated ? 'argocd' : null),
    raw: { import: record.import, row: record.row },
  }));
};
