import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import TableCell from '@mui/material/TableCell';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ChangeRequestDiff,
  EntityDiff,
  FieldDiff,
} from '@rosetta/contracts/ref';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { importsRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';
import { DiffValue, Names } from './DiffValue';
import { useSourceName } from './useSourceName';

/** The sources that say something of an entity: each has a column. */
export const sourcesIn = ({ fields }: EntityDiff): string[] => [
  ...new Set(
    fields.flatMap(({ sources = [] }) => sources.map(({ source }) => source)),
  ),
];

interface SourceCellProps {
  source: string;
  diff: FieldDiff;
  names: Names;
}

const Quiet = ({ children }: { children: string }) => (
  <Typography variant="body2" color="text.secondary">
    {children}
  </Typography>
);

/** What a source says of a field, and when it said so. */
export const SourceCell = ({ source, diff, names }: SourceCellProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day } = useFormats();
  const said = diff.sources?.find(each => each.source === source);
  if (!said)
    return (
      <TableCell>
        <Quiet>{t('diff.notSaid')}</Quiet>
      </TableCell>
    );
  return (
    <TableCell sx={{ overflowWrap: 'anywhere' }}>
      <DiffValue field={diff.field} value={said.value} names={names} />
      <Quiet>
        {said.goneAt
          ? t('diff.gone', { at: day(said.goneAt) })
          : t('diff.saidAt', { at: day(said.at) })}
      </Quiet>
    </TableCell>
  );
};

/** Whose word comes first, and whose the value is that is there now. */
export const AuthorityCell = ({ diff: { authority } }: { diff: FieldDiff }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const sourceName = useSourceName();
  if (!authority) return <TableCell />;
  const { sources, holder, stale } = authority;
  const now = holder
    ? [
        t('diff.isFrom', { source: sourceName(holder) }),
        ...(stale ? [t('diff.isStale')] : []),
      ].join(', ')
    : undefined;
  return (
    <TableCell>
      {sources.map(sourceName).join(' › ')}
      {now && <Quiet>{now}</Quiet>}
    </TableCell>
  );
};

const HOW = ['servicenow', 'catalog', 'gitlab'] as const;

/** A source that has nothing to say: since when, or why, and what makes it speak. */
const QuietSource = ({
  source: { name, state, at },
}: {
  source: ChangeRequestDiff['sources'][number];
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day } = useFormats();
  const sourceName = useSourceName();
  const source = sourceName(name);
  if (state === 'nothing' && at)
    return <>{t('diff.quiet', { source, at: day(at) })}</>;
  const how = HOW.find(each => each === name);
  return (
    <>
      {t('diff.neverSaid', { source })} {how && t(`diff.never.${how}`)}
    </>
  );
};

/** Sources that have nothing to say are named, so that nobody takes their silence for consent. */
export const QuietSources = ({
  sources,
}: Pick<ChangeRequestDiff, 'sources'>) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const imports = useRouteRef(importsRouteRef);
  const quiet = sources.filter(({ state }) => state !== 'ok');
  if (quiet.length === 0) return null;
  return (
    <Stack gap={0.5}>
      {quiet.map(source => (
        <Typography key={source.name} variant="body2" color="text.secondary">
          <QuietSource source={source} />
        </Typography>
      ))}
      {imports && quiet.some(({ state }) => state === 'never') && (
        <Typography variant="body2">
          <Link component={RouterLink} to={imports()}>
            {t('diff.toImports')}
          </Link>
        </Typography>
      )}
    </Stack>
  );
};
