import { RequestError } from './RequestError';

/** A signal that is aborted after so long without an event. */
export const watchSilence = (limitMs: number) => {
  const silence = new AbortController();
  const tooLong = () =>
    silence.abort(
      new RequestError({
        name: 'ConnectionError',
        message: `No event for ${limitMs / 1_000} s`,
      }),
    );
  let timer = setTimeout(tooLong, limitMs);
  return {
    signal: silence.signal,
    reset: () => {
      clearTimeout(timer);
      timer = setTimeout(tooLong, limitMs);
    },
    stop: () => clearTimeout(timer),
  };
};
