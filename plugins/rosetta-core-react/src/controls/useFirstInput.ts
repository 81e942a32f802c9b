import { useEffect, useRef } from 'react';

/** Puts the cursor into the first input of what a person has just opened. */
export const useFirstInput = <T extends HTMLElement>() => {
  const container = useRef<T>(null);
  useEffect(() => {
    container.current?.querySelector('input')?.focus();
  }, []);
  return container;
};
