/** Reads once for all callers within so many milliseconds; a failed read is cached too. */
export function cacheFor<T>(
  ms: number,
  read: () => Promise<T>,
): () => Promise<T> {
  let latest: { at: number; value: Promise<T> } | undefined;
  return () => {
    const now = performance.now();
    if (!latest || now - latest.at > ms) latest = { at: now, value: read() };
    return latest.value;
  };
}
