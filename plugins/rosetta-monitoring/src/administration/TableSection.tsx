import { ResourceState } from '@rosetta/plugin-rosetta-core-react/data';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import {
  DataTable,
  DataTableProps,
  TableRow,
} from '@rosetta/plugin-rosetta-core-react/table';

interface TableSectionProps<Row extends TableRow>
  extends Omit<DataTableProps<Row>, 'label' | 'compact' | 'hasExcel'> {
  title: string;
  /** What the rows are made of. */
  state: ResourceState<unknown>;
}

/** A part of the page that is a table: its title, and the rows once they are there. */
export function TableSection<Row extends TableRow>({
  title,
  state,
  ...table
}: TableSectionProps<Row>) {
  return (
    <section>
      <SectionTitle>{title}</SectionTitle>
      <Resource state={state}>
        {() => <DataTable {...table} label={title} compact hasExcel />}
      </Resource>
    </section>
  );
}
