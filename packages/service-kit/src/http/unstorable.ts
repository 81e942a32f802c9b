import { InputError } from '@backstage/errors';

const MAX_DEPTH = 64;

function refuseText(where: string, text: string) {
  if (text.includes('\0'))
    throw new InputError(`${where}: must not contain the character NUL`);
  if (/\p{Surrogate}/u.test(text))
    throw new InputError(`${where}: contains half a character`);
}

/**
 * Refuses text that PostgreSQL can't store, wherever it stands, and nesting that would
 * exhaust the stack of whoever walks it next. Not recursive, for the same reason.
 */
export function refuseUnstorable(where: string, value: unknown) {
  const waiting = [{ where, value, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { where: at, value: found, depth } = next;
    if (typeof found === 'string') refuseText(at, found);
    if (typeof found !== 'object' || found === null) continue;
    if (depth >= MAX_DEPTH) throw new InputError(`${where}: nested too deeply`);
    for (const [key, child] of Object.entries(found)) {
      refuseText(at, key);
      waiting.push({ where: `${at}.${key}`, value: child, depth: depth + 1 });
    }
  }
}
