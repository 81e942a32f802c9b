import { useEffect, useState } from 'react';

/** The time, again every so often; as it was first, without an interval. */
export const useNow = (everyMs?: number) => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!everyMs) return undefined;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
};
