import { seeded } from '../world/random';
import { World } from '../world/World';
import { Quantity, answeredMonths, grownBy } from './quantities';

const GROWTH_PER_MONTH = 0.015;

const GB_PER_MONTH = { least: 15, most: 420 };

const gigabytes = (application: string, month: string) => {
  const { least, most } = GB_PER_MONTH;
  const usual = seeded('log-volume', application).between(least, most);
  const ofMonth = seeded('log-volume', application, month).between(0.85, 1.15);
  const grown = grownBy(GROWTH_PER_MONTH, month);
  return Math.round(usual * ofMonth * grown * 10) / 10;
};

/** How much each application that runs logged on the shared observability platform, month by month. */
export const listLogVolume = (world: World): Quantity[] =>
  answeredMonths(world).flatMap(period =>
    world.services.map(({ id }) => ({
      period,
      application: id,
      product: '',
      metric: 'log-volume',
      quantity: gigabytes(id, period),
      unit: 'GB',
    })),
  );
