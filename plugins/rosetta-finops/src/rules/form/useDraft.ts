import { useState } from 'react';

const read = <T>(key: string): T | undefined => {
  const text = sessionStorage.getItem(key);
  return text === null ? undefined : JSON.parse(text);
};

/** What was written in a form that was closed is there when it is opened again, until it was sent. */
export const useDraft = <T>(key: string, begin: T) => {
  const [written, setWritten] = useState(() => read<T>(key));
  return {
    value: written ?? begin,
    isWritten: written !== undefined,
    write: (value: T) => {
      setWritten(value);
      sessionStorage.setItem(key, JSON.stringify(value));
    },
    drop: () => {
      setWritten(undefined);
      sessionStorage.removeItem(key);
    },
  };
};
