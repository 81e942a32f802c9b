import { createAttribution } from '@rosetta/monitoring-mart';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import { ConnectedSources, sourcesOf } from '@rosetta/sources';
import { toProblems } from './toFact';
import { urlsOf } from './urlsOf';

const ENTITY = 'SERVICE-0123456789ABCDEF';
const PROBLEM = {
  problemId: '-9100_V2',
  displayId: 'P-26031',
  title: 'Failure rate increase',
  status: 'OPEN',
  severityLevel: 'ERROR',
  impactLevel: 'SERVICE',
  startTime: Date.parse('2026-03-02T09:00:00Z'),
  endTime: -1,
  affectedEntities: [{ entityId: { id: ENTITY } }],
};

describe('the addresses of what a run publishes', () => {
  it.each([
    ['Dynatrace', 'https://abc.live.dynatrace.test', 'https://abc.live.dynatrace.test/#problems/problemdetails;pid=-9100_V2'],
    ['nothing', undefined, null],
  ])('lead to %s where that is configured', async (_, baseUrl, url) => {
    const sources = new ConnectedSources(sourcesOf('monitoring'), {
      ...(baseUrl && { dynatrace: { baseUrl, token: 'dt0c01.a' } }),
    });
    const attribution = createAttribution(
      createReferentiel([{ id: 'app-shop', group: 'grp-shop', pivots: [['dynatrace:entity', ENTITY]] }]),
    );
    const record = { document: PROBLEM, import: 1, row: 1 };
    const shaping = { attribution, rules: { attributionHours: 72, countedPriorities: [1] }, ...urlsOf(sources) };
    expect(toProblems(record as never, shaping)).toMatchObject({ facts: [{ url }] });
    await sources.close();
  }); // prettier-ignore
});
