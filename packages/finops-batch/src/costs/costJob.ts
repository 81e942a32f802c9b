import { InputError } from '@backstage/errors';
import {
  defineJob,
  defineStage,
  InputsChangedError,
  StepContext,
} from '@rosetta/batch-kit';
import { Inputs } from '@rosetta/run-kit';
import {
  concludeRun,
  CostRunStore,
  createAllocation,
  createAttribution,
  dropRun,
  COSTS_JOB,
  LabelStore,
  RestatementStore,
  RunRateStore,
  RunRuleStore,
  WeightSourceReadModel,
} from '@rosetta/finops-mart';
import { RawSlice, RawStore, readSlice } from '@rosetta/raw-store';
import { ReferentielReader } from '@rosetta/service-kit';
import { Knex } from 'knex';
import {
  collectPools,
  splitPools,
  weighPools,
} from '../allocation/allocationStages';
import { isOfShape, readRules, ruleVersions } from '../allocation/ruleInputs';
import { shortDigest } from '../allocation/shortDigest';
import { SourceIngestion } from '@rosetta/sources';
import { focusDataset } from '@rosetta/sources/bills';
import { consumptionDataset } from '@rosetta/sources/consumption';
import { assertOneUnit } from '../consumption/assertOneUnit';
import { shapeConsumption } from '../consumption/shapeConsumption';
import { createConversion } from '../rates/convertCharge';
import { rateVersions, saveRates } from '../rates/rateInputs';
import { createClassifier } from '../products/classify';
import { SERVICE_FAMILIES } from '../products/serviceFamilies';
import { restateClosedMonth, sumClosedMonth } from './restateClosedMonth';
import { shapeSlice } from './shapeSlice';
import { groupLabels, groupTree } from './snapshot';

export interface CostJobOptions {
  db: Knex;
  raw: RawStore;
  referentiel: Pick<ReferentielReader, 'version' | 'at'>;
  /** Which tag counts when two of them name different applications. */
  tagKeys: readonly string[];
  /** What charges are converted into; without it, currencies stay apart. */
  reportingCurrency?: string;
  /** Lands the bills that were delivered; without it, all are imported from files. */
  ingestion?: Pick<SourceIngestion, 'land'>;
  /** Lines per slice: what one worker takes at a time, and may lose. */
  sliceLines: number;
}

/** A part of the bill, and the instant at which all parts read the référentiel. */
export interface CostSlice {
  raw: RawSlice;
  knownAt: string;
}

/**
 * Version of this code, as far as figures go: raise it with whatever makes other figures
 * of the same input, so that a plain run makes each published month anew.
 */
const SHAPE = 3;

/** What decides how a charge is read, besides the bill, the référentiel, rates and allocation rules. */
const shapeVersion = ({
  tagKeys,
  reportingCurrency,
}: Pick<CostJobOptions, 'tagKeys' | 'reportingCurrency'>) =>
  shortDigest([
    ...[SHAPE, tagKeys, SERVICE_FAMILIES],
    ...(reportingCurrency === undefined ? [] : [reportingCurrency]),
  ]);

/** Opens the run's own tables, and cuts the bill into parts. */
const cutBill = async (
  { raw, referentiel, reportingCurrency, sliceLines }: CostJobOptions,
  { runId, period, inputs, trx, signal }: StepContext,
): Promise<CostSlice[]> => {
  if (inputs.raw === '0')
    throw new InputError(
      `no bill of ${period} has landed; have it delivered to a place of rosetta.sources.bills, or import it with "rosetta raw import focus <file>"`,
    );
  const { knownAt } = await referentiel.version(signal);
  const known = await referentiel.at(knownAt);
  const run = { id: runId, period };
  await new CostRunStore(trx).createTables(run, knownAt);
  await saveRates(trx, run, reportingCurrency);
  await new RunRuleStore(trx).save(run, await readRules(trx));
  const labels = new LabelStore(trx);
  await labels.merge(runId, groupLabels(known, period));
  await labels.saveGroups(runId, groupTree(known, period));
  const slices = await raw.slices(focusDataset.name, period, sliceLines);
  return slices.map(slice => ({ raw: slice, knownAt }));
};

/** What applications consumed, as facts of the run. */
const createConsumptionStage = ({ raw, sliceLines }: CostJobOptions) =>
  defineStage<RawSlice>({
    name: 'consumption',
    slices: ({ period }) =>
      raw.slices(consumptionDataset.name, period, sliceLines),
    run: (context, slice) =>
      shapeConsumption(
        context,
        readSlice(raw, consumptionDataset.name, context.period, slice),
      ),
  });

/** Turns the bill into charges: whose each is, what for, and which rule takes it. */
const createShapeStage = (options: CostJobOptions, version: string) =>
  defineStage<CostSlice>({
    name: 'shape',
    slices: context => cutBill(options, context),
    async run(context, slice) {
      // While workers are replaced, old and new ones share runs; their figures must not mix.
      if (!isOfShape(context.inputs.rules, version))
        throw new InputsChangedError(
          'workers differ in their version, in rosetta.finops.tagKeys or in rosetta.finops.reportingCurrency',
        );
      const { raw, referentiel, tagKeys } = options;
      const known = await referentiel.at(slice.knownAt);
      const rules = await new RunRuleStore(context.trx).list(context.runId);
      const rates = await new RunRateStore(context.trx).get({
        id: context.runId,
        period: context.period,
      });
      return shapeSlice(context, {
        records: readSlice(raw, focusDataset.name, context.period, slice.raw),
        referentiel: known,
        attribute: createAttribution(known, tagKeys),
        classify: createClassifier(),
        convert: createConversion(rates),
        allocate: createAllocation(rules),
      });
    },
  });

const readInputs = async (
  { db, raw, referentiel, reportingCurrency }: CostJobOptions,
  version: string,
  months: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Inputs>> => {
  const bills = await raw.versions(focusDataset.name, months);
  const consumed = await raw.versions(consumptionDataset.name, months);
  const known = `${(await referentiel.version(signal)).version}`;
  const rules = await ruleVersions(db, months, version);
  const rates = await rateVersions(db, months, reportingCurrency);
  const weights = await new WeightSourceReadModel(db).now(months);
  return new Map(
    [...bills].map(([month, bill]) => [
      month,
      {
        raw: `${bill}`,
        consumption: `${consumed.get(month)}`,
        rules: rules.get(month)!,
        ...(rates.has(month) && { rates: rates.get(month)! }),
        referentiel: known,
        weights: weights.get(month)!,
      },
    ]),
  );
};

/** The batch that turns a month's bill into costs by application and product. */
export const createCostJob = (options: CostJobOptions) => {
  const { db, raw, referentiel, ingestion } = options;
  const version = shapeVersion(options);
  return defineJob({
    ...COSTS_JOB,
    unchanged:
      'bill, consumption, rules, rates and référentiel are those of the published run',
    stages: [
      createShapeStage(options, version),
      createConsumptionStage(options),
      collectPools,
      weighPools(referentiel),
      splitPools,
    ],
    land: async context => (await ingestion?.land(context)) ?? {},
    landed: async () =>
      (await raw.periods(focusDataset.name)).map(({ period }) => period),
    inputs: (months, signal) => readInputs(options, version, months, signal),
    async conclude({ trx, runId, period, log }) {
      const run = { id: runId, period };
      await assertOneUnit(trx, run);
      await sumClosedMonth(trx, run);
      return concludeRun(trx, run, (message, durationMs) =>
        log.info(message, { durationMs }),
      );
    },
    foundInputs: async ({ trx, runId }) => ({
      weights: await new WeightSourceReadModel(trx).ofRun(runId),
    }),
    withhold: ({ trx, runId, period }, made) =>
      restateClosedMonth(trx, { id: runId, period }, made),
    onPublish: (trx, { period }) =>
      new RestatementStore(trx).forgetPending(period),
    drop: runId => dropRun(db, runId),
  });
};
