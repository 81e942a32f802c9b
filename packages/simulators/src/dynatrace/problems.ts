import { dynatraceEntities } from '../company';
import { Trouble } from '../world/Troubles';
import { World } from '../world/World';
import { MINUTE } from '../world/workingTime';

/** Dynatrace needs a while to be sure that something is wrong, and that it is over. */
const NOTICED_AFTER = 2 * MINUTE;
const OVER_AFTER = 3 * MINUTE;

const SEVERITY: Record<Trouble['kind'], string> = {
  deployment: 'ERROR',
  saturation: 'RESOURCE_CONTENTION',
  ordered: 'ERROR',
};

/** What is ordered shows at once: somebody waits for it. */
const delayOf = ({ kind }: Trouble, usual: number) =>
  kind === 'ordered' ? 0 : usual;

/** A problem, and when Dynatrace says so. */
export interface SimulatedProblem {
  trouble: Trouble;
  opensAt: number;
  closesAt: number;
}

const toProblem = (trouble: Trouble): SimulatedProblem => ({
  trouble,
  opensAt: trouble.from + delayOf(trouble, NOTICED_AFTER),
  closesAt: trouble.until + delayOf(trouble, OVER_AFTER),
});

/** Those that Dynatrace has noticed so far, newest first. */
export const listProblems = ({ services, troubles, now }: World) =>
  services
    .filter(({ inDynatrace }) => inDynatrace)
    .flatMap(service => troubles.of(service))
    .map(toProblem)
    .filter(({ opensAt }) => opensAt <= now())
    .sort((a, b) => b.trouble.from - a.trouble.from);

const entity = (id: string, name: string) => ({
  entityId: { id, type: id.replace(/-.*/, '') },
  name,
});

/** What people call it. */
export const displayIdOf = ({ id, from }: Trouble) =>
  `P-${new Date(from).toISOString().slice(2, 7).replace('-', '')}${parseInt(id.slice(0, 5), 16) % 10_000}`; // prettier-ignore

/** As the API has it. */
export const problemJson = (
  { trouble, closesAt }: SimulatedProblem,
  now: number,
) => {
  const { id, service, kind, title, from } = trouble;
  const { service: serviceId, processes } = dynatraceEntities(service);
  const open = closesAt > now;
  const affected = [
    entity(serviceId, service.name),
    ...(kind === 'saturation' ? [entity(processes, service.name)] : []),
  ];
  const startTime = Math.floor(from);
  return {
    problemId: `${BigInt(`0x${id}`)}_${startTime}V2`,
    displayId: displayIdOf(trouble),
    title,
    impactLevel: kind === 'saturation' ? 'INFRASTRUCTURE' : 'SERVICES',
    severityLevel: SEVERITY[kind],
    status: open ? 'OPEN' : 'CLOSED',
    affectedEntities: affected,
    impactedEntities: affected.slice(0, 1),
    rootCauseEntity: affected.at(-1),
    managementZones: [],
    entityTags: [],
    problemFilters: [],
    startTime,
    endTime: open ? -1 : Math.floor(closesAt),
  };
};
