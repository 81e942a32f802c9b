import { InputError } from '@backstage/errors';
import { NO_RATE } from '@rosetta/contracts/finops';
import {
  ExchangeRateReadModel,
  MartRun,
  RunRates,
  RunRateStore,
} from '@rosetta/finops-mart';
import { Knex } from 'knex';
import { shortDigest } from '../allocation/shortDigest';

/** What bills of months are converted by now; nothing where no reporting currency is configured. */
const readRates = async (
  db: Knex,
  months: readonly string[],
  reportingCurrency: string | undefined,
): Promise<Map<string, RunRates>> => {
  if (reportingCurrency === undefined) return new Map();
  const known = await new ExchangeRateReadModel(db).ofMonths(
    reportingCurrency,
    months,
  );
  return new Map(
    [...known].map(([month, rates]) => [month, { reportingCurrency, rates }]),
  );
};

/** The version of the rates of each month: those of another one change nothing in it. */
export const rateVersions = async (
  db: Knex,
  months: readonly string[],
  reportingCurrency: string | undefined,
): Promise<Map<string, string>> => {
  const known = await readRates(db, months, reportingCurrency);
  return new Map(
    [...known].map(([month, { rates }]) => [
      month,
      rates.size === 0
        ? `${reportingCurrency}`
        : `${reportingCurrency}-${shortDigest([...rates])}`,
    ]),
  );
};

/** Gives a run the rates of its month, as they are now. */
export const saveRates = async (
  trx: Knex,
  run: MartRun,
  reportingCurrency: string | undefined,
) => {
  const known = await readRates(trx, [run.period], reportingCurrency);
  await new RunRateStore(trx).save(run, known.get(run.period) ?? null);
};

/** Amounts of two currencies are never added: InputError naming all that has no rate. */
export const assertConverted = async (trx: Knex, run: MartRun) => {
  const store = new RunRateStore(trx);
  const missing = await store.missing(run);
  if (missing.length === 0) return;
  const { reportingCurrency } = (await store.get(run))!;
  const several = missing.length > 1;
  throw new InputError(
    `${NO_RATE} into ${reportingCurrency} is known of ${missing.join(
      ', ',
    )} in ${run.period}; enter ${
      several ? 'them' : 'it'
    } on the page Exchange rates or with PUT /v1/rates, then run ${
      run.period
    } again`,
  );
};
