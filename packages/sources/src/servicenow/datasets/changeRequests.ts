import { jsonDataset } from '@rosetta/raw-store';
import { z } from 'zod';
import { dayOf, validateWith } from '../../ingestion/validateWith';
import { At, Cell, choice, Required, Shown, Text } from '../cells';

/** What is read of a change request as ServiceNow gives it. */
const Document = z.object({
  sys_id: Required,
  number: Text,
  short_description: Text,
  type: Cell,
  state: Cell,
  risk: Shown,
  cmdb_ci: Text,
  service_offering: Text,
  business_service: Text,
  start_date: At,
  end_date: At,
  work_start: At,
  work_end: At,
  opened_at: At,
  sys_created_on: At,
  sys_updated_on: At,
  correlation_id: Text,
});
type Document = z.infer<typeof Document>;

/** The columns that are asked for. */
export const CHANGE_FIELDS = Object.keys(Document.shape);

/** The states of a change out of the box. */
const stateOf = choice({
  '-5': 'new',
  '-4': 'assess',
  '-3': 'authorize',
  '-2': 'scheduled',
  '-1': 'implement',
  '0': 'review',
  '3': 'closed',
  '4': 'canceled',
});

const TYPES = ['standard', 'normal', 'emergency'] as const;
export type ChangeType = (typeof TYPES)[number];

/** A company's own types are handled as normal ones. */
const typeOf = (document: Document): ChangeType => {
  const word = choice({})(document.type);
  return TYPES.find(type => type === word) ?? 'normal';
};

/** When it is planned, else when it was done, else when it was made. */
const atOf = (document: Document) =>
  document.start_date ??
  document.work_start ??
  document.opened_at ??
  document.sys_created_on;

const FIELDS = [
  ['start_date', 'end_date'],
  ['work_start', 'work_end'],
] as const;

const validate = validateWith(Document, document => {
  const at = atOf(document);
  if (!at)
    return {
      problem: 'start_date: is missing, and so are work_start and opened_at',
      value: null,
    };
  for (const [from, to] of FIELDS)
    if (document[from] && document[to] && document[to] < document[from])
      return { problem: `${to}: is before ${from}`, value: document[to] };
  return { period: dayOf(at), replaceKey: document.sys_id };
});

export const serviceNowChangeRequests = jsonDataset({
  name: 'servicenow.change_request',
  description: 'ServiceNow Table API answer of change_request',
  recordsField: 'result',
  dateField: 'start_date, else work_start, else opened_at,',
  validate,
});

/** A change request that passed validation. */
export const readServiceNowChange = (record: unknown) => {
  const document = Document.parse(record);
  return {
    id: document.sys_id,
    number: document.number ?? document.sys_id,
    title: document.short_description ?? '',
    type: typeOf(document),
    state: stateOf(document.state) ?? 'unknown',
    risk: document.risk,
    at: atOf(document)!,
    plannedStart: document.start_date,
    plannedEnd: document.end_date,
    startedAt: document.work_start,
    endedAt: document.work_end,
    updatedAt: document.sys_updated_on ?? atOf(document)!,
    /** What it says it deploys: the id, the address or the revision of a deployment. */
    correlation: document.correlation_id,
    items: [
      document.cmdb_ci,
      document.service_offering,
      document.business_service,
    ].filter(item => item !== null),
  };
};
