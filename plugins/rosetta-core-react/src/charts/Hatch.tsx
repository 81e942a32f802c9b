import { useTokens } from '../theme';

/** The hatching of what is unallocated, as a mark beside its name. */
export const Hatch = () => {
  const { line, ground } = useTokens().unallocated;
  return (
    <span
      aria-hidden
      style={{
        display: 'inline-block',
        width: 12,
        height: 12,
        marginRight: 6,
        borderRadius: 2,
        verticalAlign: '-1px',
        background: `repeating-linear-gradient(45deg, ${line} 0 2px, ${ground} 2px 5px)`,
      }}
    />
  );
};
