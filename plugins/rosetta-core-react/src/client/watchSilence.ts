import { RequestError } from './RequestError';

/** A signal that is aborted once nothing was heard for so long. */
export const watchSilence = (limitMs: number) => {
  const silence = new AbortController();
  const tooLong = () =>
    silence.abort(
      new RequestError({
        name: 'ConnectionError',
        message: `Nothing was heard for ${limitMs / 1_000} s`,
      }),
    );
  let timer = setTimeout(tooLong, limitMs);
  return {
    signal: silence.signal,
    heard: () => {
      clearTimeout(timer);
      timer = setTimeout(tooLong, limitMs);
    },
    stop: () => clearTimeout(timer),
  };
};
