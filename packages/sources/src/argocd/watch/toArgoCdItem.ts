import { HealthStatus, SyncStatus } from '@rosetta/contracts/monitoring';
import { z } from 'zod';
import { instant } from '../../live/instant';
import { argoCdEnvironment } from '../environment';
import { argoCdPivot } from '../pivot';
import { ArgoCdApplication } from '../schemas';
import { SourceItem } from '../../live/types';

/** A value that this version does not know is `Unknown`, as Argo CD itself would say. */
const knownOrUnknown = <T extends z.ZodType>(
  known: T,
  value: unknown,
): z.output<T> =>
  known.safeParse(value ?? 'Unknown').data ?? known.parse('Unknown');

const STATUS: Record<string, SourceItem['status']> = {
  Running: 'running',
  Terminating: 'running',
  Succeeded: 'success',
  Failed: 'failed',
  Error: 'failed',
};

export const argoCdId = ({ metadata }: ArgoCdApplication) =>
  `argocd:${metadata.namespace ? `${metadata.namespace}/` : ''}${
    metadata.name
  }`;

interface Revised {
  revision?: string | null;
  revisions?: string[] | null;
}

/** An application of several sources has a revision for each; the first is the one it is called by. */
const revisionIn = (revised?: Revised | null) =>
  revised?.revision ?? revised?.revisions?.[0] ?? null;

/**
 * What runs. `sync` names what git wants: that is the same once it is synced, and until
 * then the last that was rolled out runs.
 */
const runningRevision = ({
  sync,
  history,
}: NonNullable<ArgoCdApplication['status']>) => {
  const wanted = revisionIn(sync);
  const rolledOut = revisionIn(history?.at(-1));
  return sync?.status === 'Synced' ? wanted ?? rolledOut : rolledOut ?? wanted;
};

const statusOf = ({ status = {} }: ArgoCdApplication) => {
  const { sync, health, history, operationState, summary } = status;
  return {
    sync: knownOrUnknown(SyncStatus, sync?.status),
    health: knownOrUnknown(HealthStatus, health?.status),
    revision: runningRevision(status),
    images: summary?.images ?? [],
    deployedAt: instant(history?.at(-1)?.deployedAt),
    status: STATUS[operationState?.phase ?? ''] ?? null,
  };
};

/** @param baseUrl - where people look at Argo CD */
export const toArgoCdItem = (
  application: ArgoCdApplication,
  baseUrl: string,
): SourceItem => {
  const { name, namespace } = application.metadata;
  const environment = argoCdEnvironment(application);
  return {
    id: argoCdId(application),
    environment,
    tier: null,
    source: 'argocd',
    externalName: name,
    pivot: argoCdPivot(namespace, name),
    ...statusOf(application),
    url: `${baseUrl.replace(/\/$/, '')}/applications/${
      namespace ? `${namespace}/` : ''
    }${name}`,
  };
};
