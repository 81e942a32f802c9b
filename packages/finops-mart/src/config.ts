import { CurrencyCode } from '@rosetta/contracts/values';
import { schedulingConfig } from '@rosetta/run-kit';
import { z } from 'zod';
import { FINOPS_JOBS } from './jobs';

/** What makes a day unusual, and how many days are looked at. */
const AnomaliesSection = z
  .strictObject({
    /** Up to the last complete one; earlier days when they are asked for. */
    days: z.coerce.number().int().min(1).max(1_000).default(60),
    /** Robust z beyond which a day is unusual. */
    score: z.coerce.number().positive().default(3.5),
    /** By so much a day differs at least, in the currency of the cost. */
    amount: z.coerce.number().min(0).default(100),
    /** And by so many percent of what was expected. */
    percent: z.coerce.number().min(0).default(40),
  })
  .prefault({});
export type AnomaliesSection = z.infer<typeof AnomaliesSection>;

const Percents = z.array(z.coerce.number().int().positive().max(1_000));

/** Of budgets, in percent: what the owners are told of, once for each month. */
export const BudgetThresholds = z
  .strictObject({
    /** Of what the month has cost. */
    actual: Percents.default([80, 100]),
    /** Of what it is forecast to. */
    forecast: Percents.default([100]),
  })
  .prefault({});
export type BudgetThresholds = z.infer<typeof BudgetThresholds>;

/** `rosetta.finops`, which service and batch read. */
export const FinopsSection = z
  .strictObject({
    /** Shown when the months have several currencies and the query names none. */
    currency: CurrencyCode.default('USD'),
    /** What all charges are converted into; without it, amounts of two currencies stay apart. */
    reportingCurrency: CurrencyCode.optional(),
    /** Which tag counts when two of them name different applications, first of all. */
    tagKeys: z.array(z.string().min(1)).default([]),
    /** Lines per slice: what one worker takes at a time, and may lose. */
    sliceLines: z.coerce.number().int().positive().default(50_000),
    budgetThresholds: BudgetThresholds,
    ...schedulingConfig(FINOPS_JOBS),
    /** How many published runs of a month stay readable. */
    keepRuns: z.coerce.number().int().positive().default(3),
    anomalies: AnomaliesSection,
  })
  .prefault({});
