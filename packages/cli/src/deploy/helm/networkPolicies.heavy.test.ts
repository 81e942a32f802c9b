import { RenderedChart, Resource } from './__testUtils__/RenderedChart';
import { chartProcesses } from './chartProcesses';

jest.setTimeout(120_000);

const { processes } = chartProcesses();
const names = processes.map(({ name }) => name);

/** The pods that rules let through, by name; `world` for what is not of this release. */
const partners = (rules: Resource[] = [], side: 'from' | 'to') =>
  rules.flatMap(rule =>
    (rule[side] ?? [{}]).map(
      ({ podSelector }: Resource) =>
        podSelector?.matchLabels['app.kubernetes.io/name'] ?? 'world',
    ),
  );

describe('the network policies of the Helm chart', () => {
  let chart: RenderedChart;
  beforeAll(() => {
    chart = RenderedChart.render('production');
  });
  const policy = (name: string) => chart.get('NetworkPolicy', name).spec;

  it('close every pod', () => {
    const { podSelector, policyTypes, ...rules } = policy('rosetta-deny');
    expect([policyTypes, rules]).toEqual([['Ingress', 'Egress'], {}]);
    for (const { metadata } of chart.pods)
      expect(metadata.labels).toMatchObject(podSelector.matchLabels);
  });

  it('open to each process those that it calls, from both sides', () => {
    for (const { name, calls } of processes) {
      expect(
        partners(policy(name).egress, 'to').filter(each => each !== 'world'),
      ).toEqual(names.filter(each => (calls as string[]).includes(each)));
      for (const called of calls)
        expect(partners(policy(called).ingress, 'from')).toContain(name);
    }
  });

  it('let people to the portal only', () => {
    for (const { name, metrics } of processes) {
      const open = policy(name).ingress.filter((rule: Resource) =>
        partners([rule], 'from').includes('world'),
      );
      expect(open.map(({ ports }: Resource) => ports)).toEqual([
        ...(name === 'portal' ? [[{ port: 'http' }]] : []),
        [{ port: metrics }],
      ]);
    }
  });

  it('name an address for everything outside in production', () => {
    for (const { name } of processes)
      for (const { to } of policy(name).egress) {
        expect(to).toHaveLength(1);
        expect(to[0].ipBlock ?? to[0].podSelector).toBeDefined();
      }
  });

  it('let services and batches ask sources that values name, and not the portal', () => {
    const source = '{"to":[{"ipBlock":{"cidr":"198.51.100.7/32"}}],"ports":[{"port":443}]}'; // prettier-ignore
    const other = RenderedChart.render(
      'production',
      '--set-json',
      `networkPolicy.sources=[${source}]`,
    );
    for (const { name, kind } of processes) {
      const { spec } = other.get('NetworkPolicy', name);
      const asks = JSON.stringify(spec.egress).includes('198.51.100.7');
      expect([name, asks]).toEqual([name, kind !== 'portal']);
    }
  });
});
