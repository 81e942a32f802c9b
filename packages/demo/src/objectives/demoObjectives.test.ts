import { MaintenanceInput, SloInput } from '@rosetta/contracts/monitoring';
import { readInput } from '@rosetta/contracts/input';
import { loadCompany } from '@rosetta/simulators/company';
import { demoMaintenance, demoObjectives } from './demoObjectives';

describe('the objectives of the demo company', () => {
  const company = loadCompany();
  const objectives = demoObjectives(company);

  it.each(objectives.map(slo => [slo.id, slo] as const))(
    'has “%s” as the API takes it',
    (_id, slo) => {
      expect(readInput('body', SloInput, slo)).toHaveProperty('data');
    },
  );

  it('promises that each critical application answers, where a source measures it', () => {
    const critical = company.applications.filter(
      ({ criticality, tools }) =>
        criticality === 'critical' && tools.includes('dynatrace'),
    );
    const promised = objectives.map(({ application }) => application);
    expect(critical.length).toBeGreaterThan(5);
    expect(critical.filter(({ id }) => !promised.includes(id))).toEqual([]);
  });

  it('gives each objective an id of its own, and counts in requests and in time', () => {
    expect(new Set(objectives.map(({ id }) => id)).size).toBe(objectives.length); // prettier-ignore
    const methods = objectives.map(({ budgeting }) => budgeting.method);
    expect(new Set(methods)).toEqual(new Set(['Occurrences', 'Timeslices']));
  });

  it.each(['2026-12-01T10:00:00Z', '2026-12-06T10:00:00Z'])(
    'has its maintenance in the night of the Sunday after %s',
    now => {
      const window = demoMaintenance(new Date(now));
      expect(readInput('body', MaintenanceInput, window)).toHaveProperty('data'); // prettier-ignore
      expect(new Date(window.from).getUTCDay()).toBe(0);
      expect(Date.parse(window.from)).toBeGreaterThan(Date.parse(now));
    },
  );
});
