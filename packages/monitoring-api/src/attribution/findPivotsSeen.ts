import {
  AttributedDeployment,
  AttributedDeploymentReadModel,
} from '@rosetta/monitoring-mart';
import { argoCdPivot } from '@rosetta/sources/argocd';
import { gitLabPivot } from '@rosetta/sources/gitlab';
import { PivotReference } from '@rosetta/sources';
import { Knex } from 'knex';
import { Board } from '../live/Board';

interface PivotToFind {
  type: string;
  value: string;
}

/** What runs now, as the sources say. */
export type RunsNow = Pick<Board, 'pivots' | 'hasAnswered'>;

const DAYS = 90;
const DAY_MS = 86_400_000;
const TYPES = ['gitlab:project', 'argocd:app'];

const keyOf = (type: string, value: string) => `${type} ${value}`;
const keysOf = ({ type, values }: PivotReference) =>
  values.map(value => keyOf(type, value));
const lastPart = (value: string) => value.slice(value.lastIndexOf('/') + 1);

type Origin = Pick<AttributedDeployment, 'source' | 'project' | 'namespace'>;

const pivotOf = ({ source, project, namespace }: Origin) =>
  source === 'gitlab' ? gitLabPivot(project) : argoCdPivot(namespace, project);

/**
 * Which pivots the deployments of the last months were of, or what runs now. Null of a type that neither names, and of
 * Argo CD while it has never said what runs: a deployment that GitLab saw too is told as GitLab's.
 */
export const findPivotsSeen = async (
  db: Knex,
  pivots: readonly PivotToFind[],
  now: RunsNow,
) => {
  const deployments = new AttributedDeploymentReadModel(db);
  if (!(await deployments.hasAny()))
    return { since: null, seen: pivots.map(() => null) };
  const since = new Date(Date.now() - DAYS * DAY_MS).toISOString();
  const projects = pivots
    .filter(({ type }) => TYPES.includes(type))
    .map(({ type, value }) =>
      type === 'argocd:app' ? lastPart(value) : value,
    );
  const found = await deployments.origins(since, projects);
  const seen = new Set([
    ...found.flatMap(deployed => keysOf(pivotOf(deployed))),
    ...now.pivots().flatMap(keysOf),
  ]);
  const isTold = (type: string) =>
    type === 'gitlab:project' ||
    (type === 'argocd:app' && now.hasAnswered('argocd'));
  return {
    since,
    seen: pivots.map(({ type, value }) => {
      if (seen.has(keyOf(type, value))) return true;
      return isTold(type) ? false : null;
    }),
  };
};
