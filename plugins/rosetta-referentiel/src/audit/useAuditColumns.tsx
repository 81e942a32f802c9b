import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AuditEntry } from '@rosetta/contracts/audit';
import { RequesterLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { EntityName } from '../requests/DiffValue';
import { RequestLink } from '../requests/RequestLink';
import { referentielTranslationRef } from '../translation';
import { OpenEntry } from './OpenEntry';
import { useAuditWords } from './useAuditWords';

export type AuditTableRow = AuditEntry & { id: string };

type Key =
  | 'at'
  | 'actor'
  | 'op'
  | 'kind'
  | 'entityId'
  | 'reason'
  | 'changeRequest'
  | 'approver'
  | 'requestId'
  | 'seq';

/** The columns of the audit; the server pages it, so that nothing sorts it here. */
export const useAuditColumns = (
  onOpen: (id: string) => void,
): Column<AuditTableRow>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const words = useAuditWords();
  return useMemo(() => {
    const column = (
      key: Key,
      more: Partial<Column<AuditTableRow>> = {},
    ): Column<AuditTableRow> => ({
      key,
      label: t(`audit.column.${key}`),
      value: row => row[key] ?? null,
      sortable: false,
      ...more,
    });
    return [
      column('at', {
        width: 190,
        render: row => <OpenEntry row={row} onOpen={onOpen} />,
      }),
      column('actor', {
        least: 140,
        render: ({ actor }) => <RequesterLink requester={actor} />,
      }),
      column('op', { width: 130, value: ({ op }) => words.op(op) }),
      column('kind', { width: 160, value: ({ kind }) => words.kind(kind) }),
      column('entityId', {
        least: 160,
        render: ({ kind, entityId }) => (
          <EntityName
            kind={words.linkedKind(kind)}
            id={entityId}
            label={entityId}
          />
        ),
      }),
      column('reason', { least: 200, share: 2 }),
      column('changeRequest', {
        width: 150,
        render: ({ changeRequest }) =>
          changeRequest && (
            <RequestLink id={changeRequest}>{changeRequest}</RequestLink>
          ),
      }),
      column('approver', { hidden: true }),
      column('requestId', { hidden: true }),
      column('seq', { kind: 'number', hidden: true }),
    ];
  }, [t, words, onOpen]);
};
