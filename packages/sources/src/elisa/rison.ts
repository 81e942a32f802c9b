/** What rison writes: JSON without its quotes and braces, so that it stays readable in an address. */
export type Rison =
  | string
  | number
  | boolean
  | null
  | readonly Rison[]
  | { readonly [key: string]: Rison };

/** A text that needs no quotes: it begins with no digit and no `-`, and holds none of rison's own signs. */
const ID = /^[^-0-9 '!:(),*@$][^ '!:(),*@$]*$/;

const text = (value: string) =>
  ID.test(value) ? value : `'${value.replace(/[!']/g, '!$&')}'`;

/** A value as the `_g` and `_a` of Kibana's addresses hold it; https://github.com/Nanonid/rison */
export const toRison = (value: Rison): string => {
  if (value === null) return '!n';
  if (typeof value === 'boolean') return value ? '!t' : '!f';
  if (typeof value === 'number') return String(value).replace('e+', 'e');
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `!(${value.map(toRison).join(',')})`;
  const fields = Object.entries(value).map(
    ([key, field]) => `${text(key)}:${toRison(field)}`,
  );
  return `(${fields.join(',')})`;
};

/** The same for a fragment of an address: what rison leaves readable stays so. */
export const toRisonFragment = (value: Rison): string =>
  encodeURI(toRison(value)).replace(/[#&+]/g, encodeURIComponent);
