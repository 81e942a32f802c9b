import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { HistoryEntry } from '@rosetta/contracts/ref';
import { RequesterLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { entryFields } from '../audit/entryFields';
import { OpenEntry } from '../audit/OpenEntry';
import { useAuditWords } from '../audit/useAuditWords';
import { useFieldName } from '../requests/DiffValue';
import { RequestLink } from '../requests/RequestLink';
import { referentielTranslationRef } from '../translation';

export type HistoryRow = HistoryEntry & { id: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The fields as they were last said to be. */
const lastFields = ({ before, after }: HistoryEntry) => {
  const segments = [after, before].find(
    state => Array.isArray(state) && state.length > 0,
  ) as unknown[] | undefined;
  const last = segments?.at(-1);
  return isRecord(last) && isRecord(last.fields) ? last.fields : {};
};

/** What tells a pivot or a relation from the others of the application. */
const nameOf = (entry: HistoryEntry): string | null => {
  const { type, value, from, to } = lastFields(entry);
  if (entry.kind === 'pivot') return `${type} ${value}`;
  if (entry.kind === 'relation') return `${from} ${type} ${to}`;
  return null;
};

/** The fields that are something else since, in words. */
const useChangedFields = () => {
  const { list } = useFormats();
  const fieldName = useFieldName();
  return ({ op, kind, before, after }: HistoryEntry) => {
    // What is new or gone is so in all of its fields.
    if (op !== 'update' || kind === 'attestation') return null;
    const fields = entryFields(before, after).map(({ field }) => field);
    return list([...new Set(fields)].map(fieldName));
  };
};

type Key = 'at' | 'op' | 'kind' | 'reason' | 'actor' | 'approver' | 'changeRequest'; // prettier-ignore

/** The columns of a history; the server pages it, so that nothing sorts it here. */
export const useHistoryColumns = (
  onOpen: (id: string) => void,
): Column<HistoryRow>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const words = useAuditWords();
  const changedFields = useChangedFields();
  const column = (
    key: Key,
    more: Partial<Column<HistoryRow>> = {},
  ): Column<HistoryRow> => ({
    key,
    label: t(`audit.column.${key}`),
    value: row => row[key] ?? null,
    sortable: false,
    ...more,
  });
  const whatOf = (row: HistoryRow) =>
    [words.kind(row.kind), nameOf(row)].filter(Boolean).join(' · ');
  return [
    column('at', {
      width: 190,
      render: row => <OpenEntry row={row} onOpen={onOpen} />,
    }),
    column('op', { width: 120, value: ({ op }) => words.op(op) }),
    column('kind', { least: 240, share: 2, value: whatOf }),
    {
      key: 'fields',
      label: t('history.fields'),
      least: 150,
      sortable: false,
      value: changedFields,
    },
    column('reason', { least: 180, share: 2 }),
    column('actor', {
      width: 150,
      render: ({ actor }) => <RequesterLink requester={actor} />,
    }),
    column('approver', {
      width: 150,
      render: ({ approver }) =>
        approver && <RequesterLink requester={approver} />,
    }),
    column('changeRequest', {
      width: 140,
      render: ({ changeRequest: id }) =>
        id && <RequestLink id={id}>{id}</RequestLink>,
    }),
  ];
};
