const MAX_DEPTH = 64;

function wrongText(text: string): string | undefined {
  if (text.includes('\0')) return 'must not contain the character NUL';
  if (/\p{Surrogate}/u.test(text)) return 'contains half a character';
  return undefined;
}

/**
 * Finds text that PostgreSQL can't store, wherever it stands, and nesting that would
 * exhaust the stack of whoever walks it next. Not recursive, for the same reason.
 */
export function unstorableIn(
  where: string,
  value: unknown,
): string | undefined {
  const waiting = [{ where, value, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { where: at, value: found, depth } = next;
    const wrong = typeof found === 'string' && wrongText(found);
    if (wrong) return `${at}: ${wrong}`;
    if (typeof found !== 'object' || found === null) continue;
    if (depth >= MAX_DEPTH) return `${where}: nested too deeply`;
    for (const [key, child] of Object.entries(found)) {
      const wrongKey = wrongText(key);
      if (wrongKey) return `${at}: ${wrongKey}`;
      const place = Array.isArray(found) ? `${at}[${key}]` : `${at}.${key}`;
      waiting.push({ where: place, value: child, depth: depth + 1 });
    }
  }
  return undefined;
}
