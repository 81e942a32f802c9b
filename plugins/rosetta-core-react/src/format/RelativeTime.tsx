import { useFormats } from './useFormats';

/** How long ago; the instant, in the reader's zone, on hover. */
export const RelativeTime = ({ at }: { at: string }) => {
  const { ago, instant } = useFormats();
  return (
    <time dateTime={at} title={instant(at)}>
      {ago(at, Date.now())}
    </time>
  );
};
