/** A piece of a part's paint, beside its name. */
export const Swatch = ({ fill }: { fill: string }) => (
  <svg width={12} height={12} aria-hidden style={{ flex: 'none' }}>
    <rect width={12} height={12} rx={2} style={{ fill }} />
  </svg>
);
