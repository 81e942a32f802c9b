import { useRef } from 'react';

/**
 * The same object for as long as it says the same, so that a question made anew on each
 * render is asked once. For plain data, as it goes over the wire.
 */
export const useStable = <T>(value: T): T => {
  const kept = useRef(value);
  if (JSON.stringify(kept.current) !== JSON.stringify(value))
    kept.current = value;
  return kept.current;
};
