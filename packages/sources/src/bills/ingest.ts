import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isError } from '@backstage/errors';
import { UpstreamAnswerError } from '@rosetta/http-kit';
import { importDelivery, RawFile } from '@rosetta/raw-store';
import { mergeImports } from '../ingestion/mergeImports';
import {
  IngestionContext,
  IngestionResult,
  LandedRecords,
} from '../ingestion/types';
import { errorMessage } from '../live/problems';
import { BillLocation, BillsClient } from './createBillsClient';
import { focusDataset } from './focus';
import { Delivery } from './layouts/types';
import { LocationRefusedError } from './storage/types';

const SOURCE = 'bills';

/** What concerns one delivery has this name: a file that is no bill, a manifest that is none. */
const isRefusal = (error: unknown) =>
  isError(error) && error.name === 'InputError';

/** Brings the files of a delivery to this machine, and imports them as one. */
const importAll = async (
  { storage, replace }: BillLocation,
  delivery: Delivery,
  { raw, signal }: IngestionContext,
): Promise<LandedRecords | undefined> => {
  const objects = await delivery.files(signal);
  if (objects.length === 0) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'rosetta-bills-'));
  try {
    const files: RawFile[] = [];
    for (const object of objects) {
      const path = await storage.fetch(object, folder, signal);
      files.push({ path, name: object.key });
    }
    const options = { replace, signal };
    return mergeImports(
      await importDelivery(raw, focusDataset, files, options),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

interface LandedBills {
  imports: Record<string, LandedRecords>;
  /** Why deliveries were refused, by where they lie. */
  refused: Map<string, string>;
}

/** Lands the deliveries of one location that are not as they were when they were landed last. */
const landLocation = async (
  location: BillLocation,
  context: IngestionContext,
  marks: ReadonlyMap<string, string>,
  { imports, refused }: LandedBills,
) => {
  const { signal, watermarks } = context;
  for (const delivery of await location.deliveries(signal)) {
    const scope = `${location.name}: ${delivery.scope}`;
    if (marks.get(scope) === delivery.mark) continue;
    try {
      const landed = await importAll(location, delivery, context);
      if (landed) imports[scope] = landed;
      await watermarks.save(SOURCE, new Map([[scope, delivery.mark]]));
    } catch (error) {
      signal.throwIfAborted();
      if (!isRefusal(error)) throw error;
      refused.set(scope, errorMessage(error));
    }
  }
};

/** A raw store that has lost its bills, and not the mart its marks, must get them again. */
const readMarks = async ({ raw, watermarks }: IngestionContext) => {
  const landed = await raw.periods(focusDataset.name);
  return landed.length > 0 ? watermarks.of(SOURCE) : new Map<string, string>();
};

const assertNone = (failures: readonly unknown[]) => {
  if (failures.length === 0) return;
  if (failures.length === 1) throw failures[0];
  const refused = failures.every(each => each instanceof LocationRefusedError);
  throw new (refused ? LocationRefusedError : UpstreamAnswerError)(
    failures.map(errorMessage).join('; '),
  );
};

/**
 * Lands the bills that are new or have changed. A delivery that is refused is named, and
 * keeps nothing from the others; a location that fails is an error, once the others are landed.
 */
export const ingestBills = async (
  { locations }: BillsClient,
  context: IngestionContext,
): Promise<IngestionResult> => {
  const landed: LandedBills = { imports: {}, refused: new Map() };
  const marks = await readMarks(context);
  const failures: unknown[] = [];
  for (const location of locations) {
    try {
      await landLocation(location, context, marks, landed);
    } catch (error) {
      context.signal.throwIfAborted();
      failures.push(error);
    }
  }
  assertNone(failures);
  const { imports, refused: reasons } = landed;
  return {
    imports,
    unread: { unit: 'delivery', units: 'deliveries', reasons },
  };
};
