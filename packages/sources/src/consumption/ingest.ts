import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RawFile, importDelivery, jsonText } from '@rosetta/raw-store';
import { IngestionContext, IngestionResult } from '../ingestion/types';
import { consumptionRecords, toRecord } from './consumptionRecords';
import { ConsumptionApi, ConsumptionClient } from './createConsumptionClient';

const SOURCE = 'consumption';

/** All that an API answered. */
interface Answer {
  api: string;
  file: RawFile;
  /** The same as long as it says the same. */
  mark: string;
}

/** Writes an answer to a file, so that it lands at once and as a whole, or not at all. */
const keepAnswer = async (
  api: ConsumptionApi,
  path: string,
  signal: AbortSignal,
): Promise<Answer> => {
  const hash = createHash('sha256');
  async function* texts() {
    let before = '[';
    for await (const record of api.records(signal)) {
      const text = jsonText(toRecord(record));
      hash.update(text);
      yield `${before}${text}`;
      before = ',\n';
    }
    yield before === '[' ? '[]' : ']';
  }
  await pipeline(Readable.from(texts()), createWriteStream(path), { signal });
  const name = `consumption of ${api.name}`;
  return { api: api.name, file: { path, name }, mark: hash.digest('hex') };
};

/** A raw store that has lost what landed, and not the mart its marks, must get it again. */
const readMarks = async ({ raw, watermarks }: IngestionContext) => {
  const landed = await raw.periods(consumptionRecords.name);
  return landed.length > 0 ? watermarks.of(SOURCE) : new Map<string, string>();
};

const landAll = async (
  answers: readonly Answer[],
  context: IngestionContext,
): Promise<IngestionResult['imports']> => {
  const { raw, watermarks, signal } = context;
  const marks = await readMarks(context);
  if (answers.every(({ api, mark }) => marks.get(api) === mark)) return {};
  const files = answers.map(({ file }) => file);
  const landed = await importDelivery(raw, consumptionRecords, files, {
    replace: true,
    signal,
  });
  await watermarks.save(
    SOURCE,
    new Map(answers.map(({ api, mark }) => [api, mark])),
  );
  return Object.fromEntries(
    answers.map(({ api }, index) => [api, landed[index]]),
  );
};

/**
 * Lands what the APIs answer, where any of them answers otherwise than before. Together they stand for
 * their months and metrics: what none of them holds any more no longer counts. One that fails is an
 * error, and nothing lands.
 */
export const ingestConsumption = async (
  { apis }: ConsumptionClient,
  context: IngestionContext,
): Promise<IngestionResult> => {
  const folder = await mkdtemp(join(tmpdir(), 'rosetta-consumption-'));
  try {
    const answers: Answer[] = [];
    for (const [index, api] of apis.entries())
      answers.push(
        await keepAnswer(api, join(folder, `${index}.json`), context.signal),
      );
    const imports = answers.length > 0 ? await landAll(answers, context) : {};
    return { imports, unread: { unit: 'API', reasons: new Map() } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
