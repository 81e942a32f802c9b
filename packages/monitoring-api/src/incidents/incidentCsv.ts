import { Incident } from '@rosetta/contracts/monitoring';
import { textCell, toCsv } from '@rosetta/service-kit';

const COLUMNS = [
  'number', 'title', 'application', 'applicationName', 'group', 'priority', 'state', 'openedAt', 'beganAt', 'resolvedAt',
  'deployment', 'certainty', 'reason', 'comment', 'decidedBy', 'unplanned', 'notCounted', 'causedBy', 'problem', 'source', 'id', 'url',
]; // prettier-ignore

const toCells = ({ application, link, ...incident }: Incident) => [
  textCell(incident.number), textCell(incident.title),
  textCell(application.id), textCell(application.name), textCell(application.group),
  incident.priority === null ? null : `${incident.priority}`, textCell(incident.state),
  incident.openedAt, incident.beganAt, incident.resolvedAt,
  textCell(link?.deployment ?? null), link?.certainty ?? null, link?.reason ?? null,
  textCell(link?.comment ?? null), textCell(link?.decidedBy ?? null),
  link?.unplanned === null || !link ? null : `${link.unplanned}`,
  incident.notCounted, textCell(incident.causedBy), textCell(incident.problem),
  incident.source, textCell(incident.id), textCell(incident.url),
]; // prettier-ignore

/** Streams CSV batch by batch: one line for each incident and application. */
export async function* incidentsToCsv(
  batches: AsyncIterable<readonly Incident[]>,
): AsyncGenerator<string> {
  yield toCsv([COLUMNS]);
  for await (const batch of batches)
    if (batch.length > 0) yield toCsv(batch.map(toCells));
}
