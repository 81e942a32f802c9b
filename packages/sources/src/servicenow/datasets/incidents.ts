import { jsonDataset } from '@rosetta/raw-store';
import { z } from 'zod';
import { dayOf, validateWith } from '../../ingestion/validateWith';
import { At, Cell, choice, Forms, Required, Text } from '../cells';

/** What is read of an incident as ServiceNow gives it. */
const Document = z.object({
  sys_id: Required,
  number: Text,
  short_description: Text,
  priority: Cell,
  state: Cell,
  incident_state: Cell,
  cmdb_ci: Text,
  service_offering: Text,
  business_service: Text,
  opened_at: At,
  resolved_at: At,
  closed_at: At,
  sys_updated_on: At,
  caused_by: Text,
  parent_incident: Text,
  duplicate_of: Text,
  close_code: Cell,
  correlation_id: Text,
  correlation_display: Text,
});
type Document = z.infer<typeof Document>;

/** The columns that are asked for. */
export const INCIDENT_FIELDS = Object.keys(Document.shape);

/** The states of an incident out of the box. */
const stateOf = choice({
  '1': 'new',
  '2': 'in_progress',
  '3': 'on_hold',
  '6': 'resolved',
  '7': 'closed',
  '8': 'canceled',
});

/** `1`, or `1 - Critical`. */
const priorityOf = ({ value, shown }: Forms) => {
  const rank = /^[1-5](?!\d)/.exec(value ?? '') ?? /^[1-5](?!\d)/.exec(shown ?? ''); // prettier-ignore
  return rank ? Number(rank[0]) : null;
};

const resolvedAt = ({ resolved_at, closed_at }: Document) =>
  resolved_at ?? closed_at;

const validate = validateWith(Document, document => {
  const { sys_id, opened_at } = document;
  const resolved = resolvedAt(document);
  if (!opened_at) return { problem: 'opened_at: is missing', value: null };
  if (resolved && resolved < opened_at)
    return {
      problem: `${document.resolved_at ? 'resolved_at' : 'closed_at'}: is before opened_at`, // prettier-ignore
      value: resolved,
    };
  return { period: dayOf(opened_at), replaceKey: sys_id };
});

export const serviceNowIncidents = jsonDataset({
  name: 'servicenow.incident',
  description: 'ServiceNow Table API answer of incident',
  recordsField: 'result',
  dateField: 'opened_at',
  validate,
});

/** Why an incident counts in no figure, whatever its priority. */
export type LeftOut = 'child' | 'duplicate' | 'cancelled';

const leftOutOf = (
  { parent_incident, duplicate_of, close_code }: Document,
  state: string | null,
): LeftOut | null => {
  if (state === 'canceled' || state === 'cancelled') return 'cancelled';
  if (parent_incident) return 'child';
  const closed = `${close_code.value} ${close_code.shown}`;
  return duplicate_of || /duplicate/i.test(closed) ? 'duplicate' : null;
};

/** An incident that passed validation. */
export const readServiceNowIncident = (record: unknown) => {
  const document = Document.parse(record);
  const { value } = document.state;
  const state = stateOf(value === null ? document.incident_state : document.state); // prettier-ignore
  return {
    id: document.sys_id,
    number: document.number ?? document.sys_id,
    title: document.short_description ?? '',
    priority: priorityOf(document.priority),
    state: state ?? 'unknown',
    openedAt: document.opened_at!,
    resolvedAt: resolvedAt(document),
    updatedAt:
      document.sys_updated_on ?? resolvedAt(document) ?? document.opened_at!,
    leftOut: leftOutOf(document, state),
    /** The sys_id of the change that it names as its cause, or its number. */
    causedBy: document.caused_by,
    /** What the monitoring that opened it calls its problem. */
    problem: document.correlation_id,
    items: [
      document.cmdb_ci,
      document.service_offering,
      document.business_service,
    ].filter(item => item !== null),
  };
};
