import { violation } from './errors';

const UNITS: Record<string, number> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** An instant as Dynatrace takes it: milliseconds, ISO 8601, or back from now. */
export const readInstant = (
  name: string,
  text: unknown,
  now: number,
  otherwise: number,
): number => {
  if (text === undefined) return otherwise;
  if (text === 'now') return now;
  const [, count, unit] = /^now-(\d+)([mhdw])$/.exec(String(text)) ?? [];
  if (unit) return now - Number(count) * UNITS[unit];
  const at = /^\d+$/.test(String(text)) ? Number(text) : Date.parse(`${text}`);
  if (Number.isNaN(at)) throw violation(name, 'is no timestamp');
  return at;
};

/** How long a time slot is, in milliseconds; a number of points is not simulated. */
export const readResolution = (text: unknown): number => {
  const [, count, unit] = /^(\d+)([mhdw])$/.exec(String(text ?? '1m')) ?? [];
  if (!unit) throw violation('resolution', 'is no timespan, such as 1m or 1h');
  return Number(count) * UNITS[unit];
};

const MAX_SELECTOR_LENGTH = 2_000;

/** The ids and the type that an entity selector names. */
export const readEntitySelector = (text: unknown) => {
  if (text === undefined) return undefined;
  const selector = String(text);
  if (selector.length > MAX_SELECTOR_LENGTH)
    throw violation('entitySelector', `is longer than ${MAX_SELECTOR_LENGTH} characters`); // prettier-ignore
  const ids = /entityId\(([^)]*)\)/i.exec(selector)?.[1];
  const type = /type\("?(\w+)"?\)/i.exec(selector)?.[1];
  if (ids === undefined && type === undefined)
    throw violation('entitySelector', 'names no type and no entity');
  return {
    ids: ids?.split(',').map(id => id.trim().replace(/^"|"$/g, '')),
    type,
  };
};

/** Commas between metrics, none within brackets. */
export const splitMetrics = (selector: string): string[] =>
  selector.match(/(?:\([^)]*\)|[^,(])+/g) ?? [];

export const toKey = (content: object) =>
  Buffer.from(JSON.stringify(content)).toString('base64url');

/** A page further on: what the first request asked for, and how much was seen of it. */
export const readPageKey = (
  query: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const { nextPageKey, ...others } = query;
  if (nextPageKey === undefined) return others;
  if (Object.keys(others).length > 0)
    throw violation('nextPageKey', 'all other query parameters must be omitted when it is set'); // prettier-ignore
  try {
    return JSON.parse(Buffer.from(String(nextPageKey), 'base64url').toString());
  } catch {
    throw violation('nextPageKey', 'is not valid');
  }
};
