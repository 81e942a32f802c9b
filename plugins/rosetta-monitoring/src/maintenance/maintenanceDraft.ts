import { MaintenanceWindow } from '@rosetta/contracts/monitoring';

/** What a person writes of a window; instants as a field of a form has them, in UTC. */
export interface MaintenanceDraft {
  name: string;
  applications: readonly string[];
  from: string;
  to: string;
  reason: string;
}
export type MaintenanceField = keyof MaintenanceDraft;

export const EMPTY_DRAFT: MaintenanceDraft = {
  name: '',
  applications: [],
  from: '',
  to: '',
  reason: '',
};

const MINUTE_LENGTH = 'YYYY-MM-DDTHH:MM'.length;

export const toDraft = (window: MaintenanceWindow): MaintenanceDraft => ({
  name: window.name,
  applications: window.applications,
  from: window.from.slice(0, MINUTE_LENGTH),
  to: window.to.slice(0, MINUTE_LENGTH),
  reason: window.reason,
});

/** The draft as it is sent. */
export const toBody = ({ from, to, applications, ...draft }: MaintenanceDraft) => ({
  ...draft,
  applications: [...applications],
  from: `${from}:00Z`,
  to: `${to}:00Z`,
}); // prettier-ignore

/** What is wrong with a draft, by field: known here, so that nobody waits for an answer to learn it. */
export const problemsOf = (draft: MaintenanceDraft) => {
  const found: Partial<Record<MaintenanceField, 'required' | 'afterFrom'>> = {};
  for (const field of ['name', 'from', 'to', 'reason'] as const)
    if (!draft[field].trim()) found[field] = 'required';
  if (draft.applications.length === 0) found.applications = 'required';
  if (draft.from && draft.to && draft.to <= draft.from) found.to = 'afterFrom';
  return found;
};

/** Where a window stands at an instant. */
export const stateOf = (
  { cancelled, from, to }: Pick<MaintenanceWindow, 'cancelled' | 'from' | 'to'>,
  now: string,
) => {
  if (cancelled) return 'cancelled';
  if (to <= now) return 'over';
  return from <= now ? 'now' : 'planned';
};
