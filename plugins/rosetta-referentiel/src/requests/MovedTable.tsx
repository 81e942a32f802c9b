import { useMemo } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Holder } from '@rosetta/contracts/attribution';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { GroupLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { referentielTranslationRef } from '../translation';

/** An application and its owner; nobody in words. */
const HolderName = ({ holder: { application, name, group } }: { holder: Holder }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  if (!application) return <>{t('consequences.nobody')}</>;
  return (
    <span>
      <ApplicationLink application={application}>
        {name ?? application}
      </ApplicationLink>
      {group && (
        <>
          {' ('}
          <GroupLink group={group} />)
        </>
      )}
    </span>
  );
}; // prettier-ignore

const holderText = ({ name, application, group }: Holder) =>
  application ? `${name ?? application} (${group ?? ''})` : '';

/** What changes hands; a row has no id of its own. */
type Moved = { from: Holder; to: Holder };
export type MovedRow<T> = T & { id: string };

/** Whom it leaves and whom it goes to. */
export const useHolderColumns = <T extends Moved>(): Column<MovedRow<T>>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return useMemo(
    () =>
      (['from', 'to'] as const).map(
        (side): Column<MovedRow<T>> => ({
          key: side,
          label: t(`consequences.${side}`),
          least: 190,
          value: moved => holderText(moved[side]),
          render: moved => <HolderName holder={moved[side]} />,
        }),
      ),
    [t],
  );
};

interface MovedTableProps<T> {
  id: string;
  label: string;
  /** What stands above the table, and instead of an empty one. */
  intro: string;
  none: string;
  items: readonly T[];
  columns: Column<MovedRow<T>>[];
}

/** What moves, or a sentence that nothing does. */
export const MovedTable = <T extends object>(props: MovedTableProps<T>) => {
  const { id, label, intro, none, items, columns } = props;
  const rows = items.map((item, index) => ({ ...item, id: `${index}` }));
  return (
    <>
      <Typography variant="body2">{rows.length ? intro : none}</Typography>
      {rows.length > 0 && (
        <DataTable id={id} label={label} rows={rows} columns={columns} compact />
      )}
    </>
  );
}; // prettier-ignore
