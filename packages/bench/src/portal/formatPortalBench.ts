import type { PortalBenchResult, PortalName, Visit, VisitKind } from './result';

const NAMES: Record<PortalName, string> = {
  rosetta: 'Rosetta',
  stock: 'Backstage as it ships',
};
const KINDS: Record<VisitKind, string> = {
  cold: 'empty cache',
  warm: 'second visit',
};

const cells = ({ contentMs, requests, bytes }: Visit) =>
  [
    `${(contentMs / 1_000).toFixed(2)} s`,
    `${Math.round(requests)}`,
    `${Math.round(bytes / 1_000).toLocaleString('en')} kB`,
  ].map(text => text.padStart(12));

const row = (name: string, kind: string, texts: readonly string[]) =>
  `  ${name.padEnd(24)}${kind.padEnd(14)}${texts.join('')}`;

/** The table for people. */
export const formatPortalBench = ({
  path,
  rounds,
  portals,
  ratio,
}: PortalBenchResult): string => {
  const kinds = Object.keys(KINDS) as VisitKind[];
  return [
    `${path} in Chromium, the same platform behind both portals; medians of ${rounds} rounds.`,
    'First content: the card “About” of the entity.',
    '',
    row(
      '',
      '',
      ['first content', 'requests', 'received'].map(text => text.padStart(12)),
    ),
    ...kinds.flatMap(kind =>
      (Object.keys(NAMES) as PortalName[]).map(name =>
        row(NAMES[name], KINDS[kind], cells(portals[name][kind])),
      ),
    ),
    '',
    ...kinds.map(
      kind =>
        `  ratio to the baseline, ${KINDS[kind]}: ${ratio[kind].toFixed(
          2,
        )} ×  (aim: at most 1.05 ×)`,
    ),
  ].join('\n');
};
