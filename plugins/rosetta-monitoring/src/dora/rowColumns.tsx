import Link from '@mui/material/Link';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';

interface OfApplication {
  id: string;
  application: { id: string; name: string };
}

/** A link to the tool, by what it is called there. */
export const ToolLink = ({ url, name }: { url: string | null; name: string }) =>
  url ? (
    <Link href={url} target="_blank" rel="noreferrer">
      {name}
    </Link>
  ) : (
    <>{name}</>
  );

export const applicationColumn = <R extends OfApplication>(
  label: string,
): Column<R> => ({
  key: 'application',
  label,
  value: ({ application }) => application.name,
  render: ({ application: { id, name } }) => (
    <ApplicationLink application={id}>{name}</ApplicationLink>
  ),
  sortable: false,
});

export const instantColumn = <R extends { id: string }>(
  key: string,
  label: string,
  value: (row: R) => string | null,
): Column<R> => ({
  key,
  label,
  value,
  render: row => {
    const at = value(row);
    return at && <RelativeTime at={at} />;
  },
  width: 150,
  sortable: false,
});
