import Box from '@mui/material/Box';

/** The width of what stands in each row of the picture: a name, an amount, an age. */
const ROWS = [
  { sign: '#f28b82', name: 96, cost: 34, age: 46 },
  { sign: '#f6c26b', name: 124, cost: 26, age: 38 },
  { sign: '#81c995', name: 84, cost: 40, age: 52 },
  { sign: '#81c995', name: 112, cost: 22, age: 30 },
  { sign: '#81c995', name: 72, cost: 30, age: 44 },
];
const FIGURES = [
  { x: 16, line: 'M0 22 L14 18 L28 20 L42 12 L56 14 L70 4' },
  { x: 180, line: 'M0 8 L14 10 L28 8 L42 16 L56 14 L70 20' },
  { x: 344, line: 'M0 18 L14 10 L28 16 L42 8 L56 14 L70 6' },
];

/** Home in a few strokes: figures above, applications with a sign each below. */
export const Preview = ({ label }: { label: string }) => (
  <Box
    component="svg"
    role="img"
    aria-label={label}
    viewBox="0 0 508 250"
    sx={{ width: '100%', maxWidth: 620, display: { xs: 'none', md: 'block' } }}
  >
    <rect width="508" height="250" rx="10" fill="#1d3346" />
    {FIGURES.map(({ x, line }) => (
      <g key={x} transform={`translate(${x} 16)`}>
        <rect width="148" height="56" rx="6" fill="#10202f" />
        <rect x="12" y="12" width="40" height="6" rx="3" fill="#5b7288" />
        <rect x="12" y="26" width="48" height="12" rx="3" fill="#ffffff" />
        <path
          d={line}
          transform="translate(68 18)"
          fill="none"
          stroke="#7cc4ff"
          strokeWidth="2"
        />
      </g>
    ))}
    <rect x="16" y="86" width="476" height="148" rx="6" fill="#10202f" />
    {ROWS.map(({ sign, name, cost, age }, index) => (
      <g key={index} transform={`translate(32 ${104 + index * 26})`}>
        <circle cx="6" cy="6" r="6" fill={sign} />
        <rect x="24" y="2" width={name} height="8" rx="4" fill="#7cc4ff" />
        <rect
          x={280 - cost}
          y="2"
          width={cost}
          height="8"
          rx="4"
          fill="#ffffff"
        />
        <rect x="330" y="2" width={age} height="8" rx="4" fill="#5b7288" />
      </g>
    ))}
  </Box>
);
