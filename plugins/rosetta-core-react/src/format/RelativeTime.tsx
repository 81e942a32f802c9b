import { useFormats } from './useFormats';

interface RelativeTimeProps {
  at: string;
  /** Where there is little room; `age`: where there is next to none. */
  short?: boolean | 'age';
}

/** How long ago; the instant, in the reader's zone, on hover. */
export const RelativeTime = ({ at, short }: RelativeTimeProps) => {
  const { age, ago, instant } = useFormats();
  return (
    <time dateTime={at} title={instant(at)}>
      {short === 'age'
        ? age(at, Date.now())
        : ago(at, Date.now(), short ? 'short' : 'long')}
    </time>
  );
};
