import {
  Incident,
  Suspect,
  SuspectReason,
} from '@rosetta/contracts/monitoring';
import { SuspectChange, SuspectDeployment } from '@rosetta/monitoring-mart';

/** What each reason adds; docs/monitoring/incidents.md has the same table. */
const POINTS: Record<SuspectReason, number> = {
  'named-by-incident': 100,
  'same-application': 50,
  dependency: 20,
  'shortly-before': 30,
  'within-window': 20,
  failed: 15,
  rollback: 5,
  emergency: 10,
  'high-risk': 10,
  'without-change': 10,
};

export interface SuspectsInput {
  /** One of the rows of the incident; it names the change. */
  incident: Incident;
  /** Those that the incident is of. */
  applications: ReadonlySet<string>;
  deployments: readonly SuspectDeployment[];
  changes: readonly SuspectChange[];
  /** Ids of deployments that a change is of. */
  changed: ReadonlySet<string>;
  from: string;
  to: string;
}

interface Reason {
  code: SuspectReason;
  points: number;
}

const reason = (code: SuspectReason, points = POINTS[code]): Reason => ({
  code,
  points,
});

/** All of the points right before the incident, none at the begin of the window. */
const nearness = (at: string, { from, to }: SuspectsInput): Reason[] => {
  const [begin, end, instant] = [from, to, at].map(Date.parse);
  const share = Math.max(0, Math.min(1, (instant - begin) / (end - begin)));
  const points = Math.round(POINTS['shortly-before'] * share);
  return points > 0 ? [reason('shortly-before', points)] : [];
};

const relation = (application: string, { applications }: SuspectsInput) =>
  reason(applications.has(application) ? 'same-application' : 'dependency');

const isHigh = (risk: string | null) => /high|^[12]$/i.test(risk ?? '');

const reasonsOfDeployment = (
  { id, application, at, status, rollback }: SuspectDeployment,
  input: SuspectsInput,
) => [
  relation(application.id, input),
  ...nearness(at, input),
  ...(status === 'failed' ? [reason('failed')] : []),
  ...(rollback ? [reason('rollback')] : []),
  ...(input.changed.has(id) ? [] : [reason('without-change')]),
];

const reasonsOfChange = (
  { id, number, application, at, type, risk }: SuspectChange,
  input: SuspectsInput,
) => {
  const { causedBy } = input.incident;
  return [
    ...(causedBy && [id, number].includes(causedBy)
      ? [reason('named-by-incident')]
      : []),
    relation(application.id, input),
    // One that began before the window and goes on is as near as one can be.
    ...(at < input.from ? [reason('within-window')] : nearness(at, input)),
    ...(type === 'emergency' ? [reason('emergency')] : []),
    ...(isHigh(risk) ? [reason('high-risk')] : []),
  ];
};

const toSuspect = (
  kind: Suspect['kind'],
  { id, title, application, at, url }: SuspectDeployment | SuspectChange,
  reasons: Reason[],
): Suspect => ({
  kind,
  id,
  title,
  application,
  at,
  url,
  score: reasons.reduce((sum, { points }) => sum + points, 0),
  reasons,
});

/** What changed, the most likely cause first. Pure: the same rows give the same order. */
export const rankSuspects = (input: SuspectsInput): Suspect[] =>
  [
    ...input.deployments.map(each =>
      toSuspect('deployment', each, reasonsOfDeployment(each, input)),
    ),
    ...input.changes.map(each =>
      toSuspect('change', each, reasonsOfChange(each, input)),
    ),
  ].sort(
    (a, b) =>
      b.score - a.score || b.at.localeCompare(a.at) || a.id.localeCompare(b.id),
  );
