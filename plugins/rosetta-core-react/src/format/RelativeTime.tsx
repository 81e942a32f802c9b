import { useFormats } from './useFormats';

interface RelativeTimeProps {
  at: string;
  /** Where there is little room. */
  short?: boolean;
}

/** How long ago; the instant, in the reader's zone, on hover. */
export const RelativeTime = ({ at, short }: RelativeTimeProps) => {
  const { ago, instant } = useFormats();
  return (
    <time dateTime={at} title={instant(at)}>
      {ago(at, Date.now(), short ? 'short' : 'long')}
    </time>
  );
};
