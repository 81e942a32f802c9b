import { Environment, argoCdName } from '../company';
import { hexDigest } from '../world/random';
import { Deployment, Instant, Service } from '../world/types';
import { AppState } from './state';

/** Where Argo CD itself lives, and with it all its Application resources. */
const NAMESPACE = 'argocd';
const HISTORY_LIMIT = 10;

/** Kubernetes writes instants in whole seconds. */
const instant = (at: Instant) => `${new Date(at).toISOString().slice(0, 19)}Z`;

const hostName = ({ name }: Service, environment: Environment) =>
  environment === 'production'
    ? `${name}.aurore.example`
    : `${name}.${environment}.aurore.example`;

const imageName = (service: Service, { commit }: Deployment) =>
  `registry.aurore.example/${
    service.project?.path ?? service.name
  }:${commit.sha.slice(0, 8)}`;

const toSource = (service: Service, environment: Environment) => ({
  repoURL: `https://gitlab.aurore.example/${
    service.project?.path ?? `legacy/${service.name}`
  }.git`,
  path: `deploy/overlays/${environment}`,
  targetRevision: 'main',
});

/** A pipeline syncs with a token of its own; who does it by hand is named. */
const initiator = ({ pipeline, user }: Deployment) => ({
  username: pipeline ? 'gitlab-ci' : user,
});

function operationState(
  { current, running }: AppState,
  source: ReturnType<typeof toSource>,
) {
  const { sha } = current.commit;
  const refused = current.outcome === 'refused';
  const ended = refused ? 'Failed' : 'Succeeded';
  const message = refused
    ? 'one or more objects failed to apply, reason: admission webhook "policy.aurore.example" denied the request: memory limit is missing'
    : 'successfully synced (all tasks run)';
  return {
    operation: {
      initiatedBy: initiator(current),
      retry: { limit: 2 },
      sync: { prune: true, revision: sha },
    },
    phase: running ? 'Running' : ended,
    message: running ? 'waiting for healthy state of apps/Deployment' : message,
    startedAt: instant(current.startedAt),
    ...(!running && { finishedAt: instant(current.finishedAt) }),
    syncResult: { revision: sha, source },
  };
}

const toHistory = (
  { applied }: AppState,
  source: ReturnType<typeof toSource>,
) =>
  applied.slice(-HISTORY_LIMIT).map(deployment => ({
    id: deployment.iid,
    revision: deployment.commit.sha,
    deployStartedAt: instant(deployment.startedAt),
    deployedAt: instant(deployment.finishedAt),
    initiatedBy: initiator(deployment),
    source,
  }));

function toHealth({ current, running, since }: AppState) {
  if (running)
    return {
      status: 'Progressing',
      lastTransitionTime: instant(current.startedAt),
    };
  return {
    status: current.outcome === 'degraded' ? 'Degraded' : 'Healthy',
    lastTransitionTime: instant(Math.min(since, current.finishedAt)),
  };
}

function isOutOfSync({ current, running, driftedSince }: AppState): boolean {
  return running || current.outcome === 'refused' || driftedSince !== undefined;
}

export interface Subject {
  service: Service;
  environment: Environment;
  state: AppState;
  resourceVersion: number;
  reconciledAt: Instant;
}

function toMetadata({ service, environment, ...rest }: Subject) {
  const name = argoCdName(service, environment);
  return {
    name,
    namespace: NAMESPACE,
    uid: hexDigest(`uid ${name}`, 32).replace(
      /(.{8})(.{4})(.{4})(.{4})(.{12})/,
      '$1-$2-$3-$4-$5',
    ),
    resourceVersion: String(rest.resourceVersion),
    generation: rest.state.applied.length + 1,
    creationTimestamp: instant(Date.UTC(2025, 0, 6)),
    labels: {
      'app.kubernetes.io/part-of': service.name,
      environment,
      team: service.group,
    },
  };
}

/** An Application resource, as Argo CD's API gives it. */
export function toApplication(subject: Subject) {
  const { service, environment, state } = subject;
  const source = toSource(service, environment);
  const destination = {
    server: 'https://kubernetes.default.svc',
    namespace: `${service.name}-${environment}`,
  };
  const rolling = state.running ? [state.current] : [];
  const images = [...state.applied.slice(-1), ...rolling].map(deployment =>
    imageName(service, deployment),
  );
  return {
    metadata: toMetadata(subject),
    spec: {
      project: service.group,
      source,
      destination,
      syncPolicy: { syncOptions: ['CreateNamespace=true'] },
    },
    status: {
      sync: {
        status: isOutOfSync(state) ? 'OutOfSync' : 'Synced',
        revision: state.current.commit.sha,
        comparedTo: { source, destination },
      },
      health: toHealth(state),
      history: toHistory(state, source),
      operationState: operationState(state, source),
      reconciledAt: instant(subject.reconciledAt),
      sourceType: 'Kustomize',
      summary: {
        images: [...new Set(images)],
        externalURLs: [`https://${hostName(service, environment)}/`],
      },
    },
  };
}
export type SimulatedApplication = ReturnType<typeof toApplication>;
