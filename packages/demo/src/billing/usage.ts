import { createHash } from 'node:crypto';
import Big from 'big.js';
import { Company } from '@rosetta/simulators/company';
import { calendarMonth, instantOf } from '../months';
import { growthPercent } from './growth';
import { Resource } from './resources';

const NIGHTS_AND_WEEKENDS = 35;

/** Noise of a day, 85–115 percent: one byte per day of a hash of what it is the noise of. */
const noiseOf = (seed: number, month: string, resource: Resource) => {
  const bytes = createHash('sha256')
    .update(`${seed}/${month}/${resource.id}/${resource.sku.sku}`)
    .digest();
  return (day: number) => 85 + Math.round((bytes[day] * 30) / 255);
};

const isWeekend = (month: string, day: number) =>
  [0, 6].includes(new Date(instantOf(month, day)).getUTCDay());

const anomalyOf = (company: Company, month: string, resource: Resource) => {
  const anomaly = company.anomalies.find(
    a =>
      a.application === resource.owner &&
      a.resource === resource.fleet.name &&
      a.calendarMonth === calendarMonth(month),
  );
  return (day: number) =>
    anomaly && day >= anomaly.fromDay && day <= anomaly.toDay
      ? anomaly.timesUsage
      : 1;
};

/** What a resource uses on a day of a month, in its pricing unit. */
export const usageOf = (
  company: Company,
  seed: number,
  month: string,
  resource: Resource,
): ((day: number) => Big) => {
  const { sku, fleet } = resource;
  const ordinary = new Big(sku.perDay).times(fleet.timesUsage);
  const noise = noiseOf(seed, month, resource);
  const anomaly = anomalyOf(company, month, resource);
  const season = company.seasons[calendarMonth(month) - 1];
  // What can't grow in number grows in use.
  const growth = fleet.grows ? 100 : growthPercent(company, month);

  return day => {
    if (sku.load === 'steady') return ordinary;
    const idle = sku.load === 'office' && isWeekend(month, day);
    const percents = [
      season,
      growth,
      noise(day),
      idle ? NIGHTS_AND_WEEKENDS : 100,
    ];
    const usage = percents
      .reduce((product, percent) => product.times(percent).div(100), ordinary)
      .times(anomaly(day));
    return usage.round(usage.gte(1000) ? 0 : 3);
  };
};
