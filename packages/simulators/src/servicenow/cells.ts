/** A cell as the database holds it, and as people see it; a reference names its table. */
export interface Cell {
  value: string;
  shown: string;
  table?: string;
}

export interface Row {
  sys_id: string;
  updatedAt: number;
  /** An access rule hides it from the user that reads. */
  hidden: boolean;
  cells: Record<string, Cell>;
  /** What a query finds of the rows it refers to, by the way there: `parent.sys_class_name`. */
  walked?: Record<string, string>;
}

/** As the database holds it: UTC, to the second. */
const atSecond = (at: number) =>
  new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** As people see it: in their zone, by their habits. */
const seen = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
});

export const text = (value: string): Cell => ({ value, shown: value });

export const choice = (value: string, shown: string): Cell => ({
  value,
  shown,
});

export const reference = (
  table: string,
  value: string,
  shown: string,
): Cell => ({ value, shown, table });

export const EMPTY = text('');

/** Empty as long as it has not come. */
export const instant = (at: number | undefined, now: number): Cell =>
  at === undefined || at > now
    ? EMPTY
    : { value: atSecond(at), shown: seen.format(at) };

/** The same of what is planned. */
export const planned = (at: number): Cell => instant(at, at);

/** The last of some instants that has come. */
export const lastOf = (now: number, ...instants: number[]) =>
  Math.max(...instants.filter(at => at <= now));
