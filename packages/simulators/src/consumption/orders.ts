import { seeded } from '../world/random';
import { World } from '../world/World';
import { Quantity, answeredMonths, grownBy } from './quantities';

const GROWTH_PER_MONTH = 0.012;

/** Orders a month through each sales channel; each order comes through one. */
const USUAL: Readonly<Record<string, number>> = {
  'app-storefront': 410_000,
  'app-mobile-backend': 265_000,
  'app-point-of-sale': 930_000,
};

const orders = (application: string, month: string) => {
  const ofMonth = seeded('orders', application, month).between(0.93, 1.07);
  const grown = grownBy(GROWTH_PER_MONTH, month);
  return Math.round(USUAL[application] * ofMonth * grown);
};

/** How many orders customers placed, by the application that took them: what the company sells, not what it runs. */
export const listOrders = (world: World): Quantity[] =>
  answeredMonths(world).flatMap(period =>
    world.services
      .filter(({ id }) => id in USUAL)
      .map(({ id }) => ({
        period,
        application: id,
        product: '',
        metric: 'orders',
        quantity: orders(id, period),
        unit: 'orders',
      })),
  );
