import { JsonDataset, ImportLimits, DEFAULT_LIMITS, ValidatedBatch } from '@rosetta/raw-store'; // prettier-ignore
import { dynatraceMetrics, readMetricPoints } from './metrics';
import { parseMetricId } from './metricSelector';
import { dynatraceProblems, readDynatraceProblem } from './problems';

const validate = async (
  dataset: JsonDataset,
  records: readonly object[],
  limits: ImportLimits = DEFAULT_LIMITS,
) => {
  const { batches } = await dataset
    .fromRecords(records)
    .open({ path: '', name: 'x' }, limits);
  const all: ValidatedBatch[] = [];
  for await (const batch of batches) all.push(batch);
  return {
    valid: all.flatMap(({ valid }) => valid),
    rejected: all.flatMap(({ rejected }) => rejected),
  };
};

const recordOf = ({ document, row }: { document: string; row: number }) => ({
  import: 1,
  row,
  id: '',
  rank: 0,
  file: 'x',
  document: JSON.parse(document),
});

const MINUTE = 60_000;
const NINE = Date.parse('2026-11-20T09:00:00Z');

const series = (values: readonly unknown[], first = NINE + MINUTE) => ({
  dimensions: ['SERVICE-0123456789ABCDEF'],
  dimensionMap: { 'dt.entity.service': 'SERVICE-0123456789ABCDEF' },
  timestamps: values.map((_, index) => first + index * MINUTE),
  values,
});

const result = (...data: readonly object[]) => ({
  metricId: 'builtin:service.response.time:percentile(95)',
  resolution: '1m',
  data,
});

describe('the dataset dynatrace.metrics', () => {
  it('keeps a series hour by hour, with slots by their end, so that one that ends at ten is of nine', async () => {
    const { valid } = await validate(dynatraceMetrics, [
      result(series([1, 2, 3], NINE + 59 * MINUTE)),
    ]);
    expect(valid.map(({ period, row }) => [period, row])).toEqual([
      ['2026-11-20T09', 1],
      ['2026-11-20T10', 2],
    ]);
    expect(readMetricPoints(recordOf(valid[0]))).toEqual(
      [1, 2].map((value, index) => ({
        entity: 'SERVICE-0123456789ABCDEF',
        metric: 'builtin:service.response.time',
        aggregation: 'percentile(95)',
        unit: 'MicroSecond',
        at: `2026-11-20T${index === 0 ? '09:59' : '10:00'}:00.000Z`,
        value,
        resolutionMinutes: 1,
        raw: { import: 1, row: 1 },
      })),
    );
    expect(valid[0].replaceKey).toBe(valid[1].replaceKey);
  });

  it('keeps a gap as a gap, never as zero', async () => {
    const { valid } = await validate(dynatraceMetrics, [
      result(series([0, null, 2])),
    ]);
    expect(
      readMetricPoints(recordOf(valid[0])).map(({ value }) => value),
    ).toEqual([0, null, 2]);
  });

  it('refuses what is no measurement by name, and lands the rest of the answer', async () => {
    const hours = [...Array(60).fill(1), ...Array(60).fill(2)];
    hours[3] = 'NaN';
    const { valid, rejected } = await validate(dynatraceMetrics, [
      result(series(hours), { ...series([1, 2]), values: [1] }),
      result(series(['Infinity'])),
      result(series(['1'])),
      { ...result(), data: 'none' },
    ]);
    expect(valid.map(({ period }) => period)).toEqual(['2026-11-20T10']);
    expect(rejected.map(({ problem }) => problem)).toEqual([
      'values.[]: is NaN, which is no measurement',
      'values: must be as many as timestamps',
      'values.[]: is Infinity, which is no measurement',
      'values.[]: must be a number, or null where nothing was measured',
      'data: must be a list of series',
    ]);
  });

  it("reads the example of Dynatrace's documentation as it is", async () => {
    // https://docs.dynatrace.com/managed/dynatrace-api/environment-api/metric-v2/get-data-points,
    // "Response body JSON models"
    const timestamps = [3151435100000, 3151438700000, 3151442300000];
    const answer = [
      {
        data: [
          {
            dimensionMap: {
              'dt.entity.disk': 'DISK-F1266E1D0AAC2C3F',
              'dt.entity.host': 'HOST-F1266E1D0AAC2C3C',
            },
            dimensions: ['HOST-F1266E1D0AAC2C3C', 'DISK-F1266E1D0AAC2C3F'],
            timestamps,
            values: [11.1, 22.2, 33.3],
          },
          {
            dimensions: ['HOST-F1266E1D0AAC2C3C', 'DISK-F1266E1D0AAC2C3D'],
            timestamps,
            values: [111.1, 222.2, 333.3],
          },
        ],
        dataPointCountRatio: '0.1211',
        dimensionCountRatio: '0.0322',
        metricId: 'builtin:host.disk.avail',
      },
      {
        data: [],
        metricId: 'builtin:host.cpu.idle:filter(eq("dt.entityhost",HOST-123))',
        warnings: [
          'The dimension key `dt.entityhost` has been referenced, but the metric has no such key.',
        ],
      },
    ];
    // Its instants are of the year 2069, which no real answer is.
    const limits = {
      ...DEFAULT_LIMITS,
      periods: { yearsBack: 1, monthsAhead: 1_200 },
    };
    const { valid, rejected } = await validate(
      dynatraceMetrics,
      answer.map(each => ({ ...each, resolution: '1h' })),
      limits,
    );
    expect(rejected).toEqual([]);
    const points = valid.flatMap(each => readMetricPoints(recordOf(each)));
    expect(points.map(({ at, value }) => [at, value])).toEqual([
      ['2069-11-11T22:38:20.000Z', 11.1],
      ['2069-11-11T23:38:20.000Z', 22.2],
      ['2069-11-12T00:38:20.000Z', 33.3],
      ['2069-11-11T22:38:20.000Z', 111.1],
      ['2069-11-11T23:38:20.000Z', 222.2],
      ['2069-11-12T00:38:20.000Z', 333.3],
    ]);
    expect(points[0]).toMatchObject({
      entity: 'HOST-F1266E1D0AAC2C3C',
      metric: 'builtin:host.disk.avail',
      aggregation: null,
      unit: null,
      resolutionMinutes: 60,
    });
    expect(new Set(valid.map(({ replaceKey }) => replaceKey)).size).toBe(2);
  });

  it('reads a recorded answer that merges all entities, which is nobody’s', async () => {
    // keptn-contrib/dynatrace-service, internal/sli/testdata/dashboards/custom_charting/old_tests/
    // host_cpu_usage_avg/metrics_query_builtin_host_cpu_usage_avg.json
    const { valid } = await validate(dynatraceMetrics, [
      {
        metricId: 'builtin:host.cpu.usage:splitBy():avg:names',
        resolution: 'Inf',
        data: [
          {
            dimensions: [],
            dimensionMap: {},
            timestamps: [1631865600000],
            values: [20.309976061722214],
          },
        ],
      },
    ]);
    expect(readMetricPoints(recordOf(valid[0]))).toMatchObject([
      {
        entity: null,
        metric: 'builtin:host.cpu.usage',
        aggregation: 'avg',
        unit: 'Percent',
        at: '2021-09-17T08:00:00.000Z',
        value: 20.309976061722214,
        resolutionMinutes: null,
      },
    ]);
  });

  it.each([
    ['builtin:service.response.time:splitBy("dt.entity.service"):median', 'builtin:service.response.time', 'percentile(50)', null],
    ['builtin:service.response.time:percentile(95.0):toUnit(MicroSecond,MilliSecond)', 'builtin:service.response.time', 'percentile(95)', 'MilliSecond'],
    ['calc:service.checkout:filter(and(eq("a:b",x),in("dt.entity.service",entitySelector("type(SERVICE)")))):sum', 'calc:service.checkout', 'sum', null],
    ['my.metric:max', 'my.metric', 'max', null],
  ])('takes the selector %s apart', (metricId, metric, aggregation, convertedTo) => {
    expect(parseMetricId(metricId)).toEqual({ metric, aggregation, convertedTo });
  }); // prettier-ignore
});

/** keptn-contrib/dynatrace-service, internal/sli/testdata/dashboards/basic/dashboard_query/problems.json */
const LOAD_BALANCER = {
  entityId: {
    id: 'ELASTIC_LOAD_BALANCER-B4C30136D16ABD7A',
    type: 'ELASTIC_LOAD_BALANCER',
  },
  name: 'a78c59edfc00049dbb7fd49809c40a31',
};
const RECORDED = {
  problemId: '-8130375692469737113_1604628540000V2',
  displayId: 'P-201114',
  title: 'Classic Load Balancer has a high backend error rate',
  impactLevel: 'INFRASTRUCTURE',
  severityLevel: 'ERROR',
  status: 'CLOSED',
  affectedEntities: [LOAD_BALANCER],
  impactedEntities: [LOAD_BALANCER],
  rootCauseEntity: LOAD_BALANCER,
  managementZones: [],
  problemFilters: [
    { id: 'c21f969b-5f03-333d-83e0-4f8f136e7682', name: 'Default' },
  ],
  startTime: 1604628840000,
  endTime: 1604629560000,
};

describe('the dataset dynatrace.problems', () => {
  it('reads a recorded problem as it is', async () => {
    const { valid } = await validate(dynatraceProblems, [RECORDED]);
    expect(valid[0]).toMatchObject({
      period: '2020-11-06',
      replaceKey: RECORDED.problemId,
    });
    expect(readDynatraceProblem(JSON.parse(valid[0].document))).toEqual({
      id: RECORDED.problemId,
      displayId: 'P-201114',
      title: RECORDED.title,
      status: 'closed',
      severity: 'ERROR',
      impact: 'INFRASTRUCTURE',
      startedAt: '2020-11-06T02:14:00.000Z',
      endedAt: '2020-11-06T02:26:00.000Z',
      entities: ['ELASTIC_LOAD_BALANCER-B4C30136D16ABD7A'],
      rootCause: 'ELASTIC_LOAD_BALANCER-B4C30136D16ABD7A',
    });
  });

  it('has no end while a problem is open', async () => {
    const open = { ...RECORDED, status: 'OPEN', endTime: -1 };
    const { valid } = await validate(dynatraceProblems, [open]);
    expect(readDynatraceProblem(JSON.parse(valid[0].document))).toMatchObject({
      status: 'open',
      endedAt: null,
    });
  });

  it.each([
    [{ endTime: 1604628839999 }, /^endTime: is before startTime/],
    [{ endTime: -2 }, /^endTime: /],
    [{ startTime: '2026-11-20' }, /^startTime: must be a number/],
    [{ startTime: 9e15 }, /^startTime: must be UTC milliseconds since 1970/],
    [{ status: 'LOST' }, /^status: must be one of "OPEN", "CLOSED"/],
    [{ problemId: undefined }, /^problemId: is missing/],
    [{ affectedEntities: [{}] }, /^affectedEntities.\[\].entityId: is missing/],
  ])('refuses %j by name', async (fields, problem) => {
    const { rejected } = await validate(dynatraceProblems, [
      { ...RECORDED, ...fields },
    ]);
    expect(rejected).toMatchObject([
      { problem: expect.stringMatching(problem) },
    ]);
  }); // prettier-ignore
});
