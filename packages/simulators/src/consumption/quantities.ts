import {
  addMonths,
  countMonths,
  lastCompleteMonth,
  monthsOf,
} from '@rosetta/contracts/values';
import { World } from '../world/World';

/** A quantity as the API answers it. */
export interface Quantity {
  period: string;
  application: string;
  product: string;
  metric: string;
  quantity: number;
  unit: string;
}

/** As many as the demo company has bills of. */
const MONTHS = 13;
/** Where growth is counted from, so that a month never changes when later ones come. */
const FIRST_MONTH = '2024-01';

/** The months that are answered, oldest first. */
export const answeredMonths = (world: World): string[] => {
  const last = lastCompleteMonth(new Date(world.now()));
  return monthsOf(addMonths(last, 1 - MONTHS), addMonths(last, 1));
};

/** The factor that something has grown by in a month, at a growth per month. */
export const grownBy = (perMonth: number, month: string): number =>
  1 + perMonth * countMonths(FIRST_MONTH, month);
