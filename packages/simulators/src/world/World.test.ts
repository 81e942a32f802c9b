import { loadCompany } from '../company';
import { World } from './World';
import { Deployment, Service } from './types';
import { DAY, MINUTE, startOfDay } from './workingTime';

const company = loadCompany();
const FRIDAY = Date.parse('2026-11-20T12:00:00Z');
const at = (now: number) => new World({ company, now: () => now });
const world = at(FRIDAY);

const everything = (of: World): [Service, Deployment][] =>
  of.services.flatMap(service =>
    of.deployments(service).map((d): [Service, Deployment] => [service, d]),
  );

describe('the history', () => {
  it('is the same at each start, also a day later', () => {
    const facts = (of: World) =>
      everything(of)
        .filter(([, d]) => d.createdAt > FRIDAY - 30 * DAY)
        .filter(([, d]) => d.createdAt <= FRIDAY)
        .map(([service, d]) => [service.id, d.id, d.iid, d.commit.sha, d.user]);

    expect(facts(at(FRIDAY))).toEqual(facts(world));
    expect(facts(at(FRIDAY + DAY))).toEqual(facts(world));
  });

  it('goes back ninety days, with more on working days than at weekends', () => {
    const perDay = Map.groupBy(everything(world), ([, d]) =>
      startOfDay(d.createdAt),
    );
    const days = [...perDay.keys()].filter(day => day > FRIDAY - 90 * DAY);
    const weekend = (day: number) => [0, 6].includes(new Date(day).getUTCDay());
    const mean = (some: number[]) =>
      some.reduce((sum, day) => sum + perDay.get(day)!.length, 0) / some.length;

    expect(days.length).toBeGreaterThan(64);
    expect(mean(days.filter(day => !weekend(day)))).toBeGreaterThan(
      8 * mean(days.filter(weekend)),
    );
  });

  it('has failures, and takes most of those in production back', () => {
    const production = everything(world)
      .map(([, d]) => d)
      .filter(d => d.environment === 'production');
    const failed = production.filter(d => d.outcome !== 'success').length;
    const rollbacks = production.filter(d => d.rollback).length;

    expect(failed / production.length).toBeGreaterThan(0.04);
    expect(failed / production.length).toBeLessThan(0.2);
    expect(rollbacks).toBeGreaterThan(failed / 6);
  });

  it('rolls back to what worked before', () => {
    for (const service of world.services) {
      const schedule = world.schedule(service, 'production');
      for (const [index, { rollback, commit }] of schedule.entries()) {
        if (!rollback) continue;
        const good = schedule
          .slice(0, index)
          .findLast(d => d.outcome === 'success');
        expect(commit).toEqual(good?.commit);
      }
    }
  });

  it('deploys one thing at a time to an environment, and never before its tests', () => {
    for (const service of world.services)
      for (const environment of service.environments) {
        let free = 0;
        for (const d of world.schedule(service, environment)) {
          expect(d.startedAt).toBeGreaterThan(free);
          expect(d.startedAt).toBeGreaterThan(d.pipeline!.testedAt);
          free = d.finishedAt;
        }
      }
  });

  it('gives each deployment and each pipeline an id of its own, growing with time', () => {
    const all = everything(world).map(([, d]) => d);
    const ids = all.map(({ id }) => id);
    const pipelines = world.services.flatMap(s => world.pipelines(s));

    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(pipelines.map(({ id }) => id)).size).toBe(pipelines.length);
    const [early, late] = [all[0], all[3]];
    expect(early.id < late.id).toBe(early.createdAt < late.createdAt);
  });
});

it('lets what is to come happen when its time comes', () => {
  let now = FRIDAY - 2 * DAY;
  const moving = new World({ company, now: () => now });
  const before = everything(moving).length;

  now = FRIDAY;

  expect(everything(moving).length).toBeGreaterThan(before + 20);
});

describe('an order', () => {
  const order = {
    environment: 'production' as const,
    outcome: 'success' as const,
    past: false,
    durationMs: 60_000,
    user: 'engineer',
  };
  const checkout = (of: World) => of.find('aurore/commerce/checkout')!;

  it('is a deployment of a new commit by a pipeline of its own', () => {
    const here = at(FRIDAY);
    const seen: Deployment[] = [];
    here.on('deployed', (_, deployment) => seen.push(deployment));

    const made = here.deploy(checkout(here), order);

    expect(here.deployments(checkout(here))).toContain(made);
    expect(here.pipelines(checkout(here))).toContain(made.pipeline);
    expect(made).toMatchObject({ startedAt: FRIDAY, user: 'engineer' });
    expect(made.finishedAt).toBe(FRIDAY + MINUTE);
    expect(seen).toEqual([made]);
  });

  it('may be for a known commit, by the beginning of its name', () => {
    const here = at(FRIDAY);
    const [{ commit }] = here.schedule(checkout(here), 'production');

    const made = here.deploy(checkout(here), {
      ...order,
      revision: commit.sha.slice(0, 9),
    });

    expect(made.commit).toBe(commit);
  });

  it('for a commit that nobody knows names it', () => {
    const here = at(FRIDAY);

    expect(() =>
      here.deploy(checkout(here), { ...order, revision: '00000000' }),
    ).toThrow('revision: no commit of checkout begins with "00000000"');
  });
});
