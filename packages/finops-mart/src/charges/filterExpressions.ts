/**
 * What indexes of charges hold for filters. A filter is in the words of its index, or the index is not used.
 */

/** Tags that can be searched: `jsonb` takes neither NUL nor half a character, which `json` keeps as escapes. */
export const tagsExpression = (tags: string) =>
  String.raw`(case when strpos(${tags}::text, '\u') = 0 then ${tags}::jsonb
  else regexp_replace(${tags}::text, '\\u(0000|d[89a-f][0-9a-f]{2})', '\\ufffd', 'gi')::jsonb end)`;

/** Names have any length, and an index holds none so long: their hashes are short. */
export const hashExpression = (name: string) => `hashtext(${name})`;
