import { QuarantinedRecord, RawStore } from '@rosetta/raw-store';

const PAGE = 500;

/** Everything of a dataset that could not be used, the last import first, page by page. */
export async function* readQuarantine(
  store: RawStore,
  dataset: string,
): AsyncGenerator<QuarantinedRecord> {
  let cursor: string | undefined;
  do {
    const page = await store.quarantine(dataset, { limit: PAGE, cursor });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor);
}

/** For people: where it stood and what is wrong with it, then what it said. */
export const formatQuarantined = ({
  at,
  file,
  row,
  reason,
  document,
}: QuarantinedRecord) =>
  `${at.slice(0, 16).replace('T', ' ')} UTC ${file} row ${row}: ${reason}\n` +
  `    ${document}`;

/** For programs: the document as it was read, digits and all. */
export const quarantinedJson = ({ document, ...record }: QuarantinedRecord) =>
  `${JSON.stringify(record).slice(0, -1)},"document":${document}}`;
