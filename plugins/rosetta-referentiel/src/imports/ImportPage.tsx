import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import Alert from '@mui/material/Alert';
import {
  CELL_OUTCOMES,
  Import,
  ROW_OUTCOMES,
  getImport,
} from '@rosetta/contracts/ref';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Fact, Facts } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { ReferentielPage } from '../page/ReferentielPage';
import { useSourceName } from '../requests/useSourceName';
import { importsRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';
import { ImportCells } from './ImportCells';
import { MakeRequest } from './MakeRequest';
import { useOriginName, useOutcomeText, wasAsked } from './origin';

const WATCH_MS = 1_000;

const Counts = ({ found }: { found: Import }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { number } = useFormats();
  const outcomeText = useOutcomeText(found);
  const { rows, counts } = found;
  return (
    <Facts minWidth={110}>
      <Fact name={t('import.rows')}>{number(rows)}</Fact>
      {ROW_OUTCOMES.map(outcome => (
        <Fact key={outcome} name={outcomeText(outcome)}>
          {number(counts.rows[outcome])}
        </Fact>
      ))}
      {CELL_OUTCOMES.map(outcome => (
        <Fact key={outcome} name={t(`import.cell.${outcome}`)}>
          {number(counts.cells[outcome])}
        </Fact>
      ))}
      <Fact name={t('import.same')}>{number(counts.cells.same)}</Fact>
      <Fact name={t('import.refusedRows')}>{number(counts.refusedRows)}</Fact>
      <Fact name={t('import.changes')}>{number(counts.changes)}</Fact>
    </Facts>
  );
};

/** Rows that are missing because an access rule hides them: what is shown is not all. */
const Hidden = ({ found: { hiddenRows, source } }: { found: Import }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const sourceName = useSourceName();
  if (!hiddenRows) return null;
  return (
    <Alert severity="warning">
      {t('import.hidden', { count: hiddenRows, source: sourceName(source) })}
    </Alert>
  );
};

/** Of a file, or of what a source said when it was asked. */
const useLine = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const originName = useOriginName();
  return (id: string, found: Import | undefined) =>
    found && wasAsked(found)
      ? t('import.lineLive', { id, source: originName(found) })
      : t('import.line', { id });
};

/** What a file would change, cell by cell, and the change request that it becomes. */
export const ImportPage = ({ id }: { id: string }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const imports = useRouteRef(importsRouteRef);
  const lineOf = useLine();
  const state = useRoute(
    getImport,
    { params: { id } },
    { everyMs: value => value?.state === 'running' && WATCH_MS },
  );
  return (
    <ReferentielPage
      title={state.value?.name ?? t('imports.unnamed', { id })}
      line={lineOf(id, state.value)}
      label={id}
      parent={{ label: t('imports.title'), to: imports?.() ?? '' }}
    >
      <Resource state={state}>
        {found => (
          <>
            {found.state === 'failed' && (
              <Alert severity="error">
                {t('import.failed', { error: found.error ?? '' })}
              </Alert>
            )}
            <Hidden found={found} />
            <Counts found={found} />
            {found.state === 'done' && <MakeRequest found={found} />}
            <ImportCells key={found.state} found={found} />
          </>
        )}
      </Resource>
    </ReferentielPage>
  );
};
