import { listIncidents, listSuspects } from '@rosetta/contracts/monitoring';
import { getApplication } from '@rosetta/contracts/ref';
import { z } from 'zod';
import { defineTool } from './defineTool';

const shape = listIncidents.query!.shape;

const incidents = defineTool({
  name: 'list-incidents',
  title: 'Incidents',
  description:
    'Incidents, newest first, each with the deployment that it is put down to (link: how certain that is, and why). The last 30 days when no bound is given. ' +
    'Use it to find the id that find-incident-suspects asks for: people name an incident by its number. ' +
    'notCounted says why an incident is in no figure; resolvedAt is null while it is open. Pass nextCursor as cursor to read on.',
  input: z.strictObject({
    ...shape,
    application: shape.application.describe(
      'Id of an application; all of them when not said',
    ),
    group: shape.group.describe(
      'Id of a group: with those of the groups below it',
    ),
    from: shape.from.describe('First day on which it was opened, YYYY-MM-DD'),
    to: shape.to.describe('Day after the last one, YYYY-MM-DD'),
    priority: shape.priority.describe('Only of this priority; 1 is highest'),
    counts: shape.counts.describe(
      'true: only those that count in figures; false: only the others',
    ),
    open: shape.open.describe('true: only those that are not resolved'),
  }),
  output: listIncidents.answer,
  readOnly: true,
  async run(query, call) {
    const found = await call(listIncidents, { query });
    // An application that does not exist must be an error, not one without incidents.
    if (found.items.length === 0 && query.application)
      await call(getApplication, { params: { id: query.application } });
    return found;
  },
});

const params = listSuspects.params!.shape;

const suspects = defineTool({
  name: 'find-incident-suspects',
  title: 'What changed before an incident',
  description:
    'What was deployed or changed in the hours before an incident began, of its application and of what that depends on, the most likely cause first. ' +
    'score is the sum of the points of the reasons: always tell these, as a suspect is a lead and no proof. ' +
    'With dependenciesKnown false only changes of the application itself were looked at: say so. An empty list means that nothing known changed in those hours: look further back with hours. ' +
    'What the incident is put down to in figures is its link, which a person may have decided otherwise.',
  input: z.strictObject({
    source: params.source
      .default('servicenow')
      .describe('Where the incident is recorded'),
    incident: params.incident.describe(
      'Id of the incident, as list-incidents answers it; not its number',
    ),
    hours: listSuspects.query!.shape.hours.describe(
      'How many hours before it began to look at',
    ),
  }),
  output: listSuspects.answer,
  readOnly: true,
  run: ({ hours, ...which }, call) =>
    call(listSuspects, { params: which, query: { hours } }),
});

export const incidentTools = [incidents, suspects];
