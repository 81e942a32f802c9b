import { JsonDataset, ValidatedBatch } from '@rosetta/raw-store';
import { serviceNowChange, serviceNowIncident } from '../testing/records';
import {
  readServiceNowChange,
  serviceNowChangeRequests,
} from './datasets/changeRequests';
import {
  readServiceNowIncident,
  serviceNowIncidents,
} from './datasets/incidents';

const validate = async (dataset: JsonDataset, record: object) => {
  const { batches } = await dataset
    .fromRecords([record])
    .open({ path: '', name: 'x' });
  const all: ValidatedBatch[] = [];
  for await (const batch of batches) all.push(batch);
  const [{ valid, rejected }] = all;
  return valid[0] ?? rejected[0];
};

const OPENED = '2026-03-02 23:59:59';

describe('the dataset servicenow.incident', () => {
  it('assigns an incident to the UTC day on which it was opened, and keys it by sys_id', async () => {
    expect(
      await validate(serviceNowIncidents, serviceNowIncident('a1', OPENED)),
    ).toMatchObject({ period: '2026-03-02', replaceKey: 'a1' });
  });

  it('reads the value of a cell that has both forms, and plain text alike', () => {
    const plain = {
      sys_id: 'a1',
      number: 'INC7',
      priority: '2 - High',
      state: 'On Hold',
      opened_at: OPENED,
      closed_at: '2026-03-03 01:00:00',
      cmdb_ci: 'c1',
      business_service: { value: 's1', link: 'https://acme.service-now.com' },
    };
    expect(readServiceNowIncident(plain)).toMatchObject({
      number: 'INC7',
      priority: 2,
      state: 'on_hold',
      openedAt: '2026-03-02T23:59:59.000Z',
      resolvedAt: '2026-03-03T01:00:00.000Z',
      items: ['c1', 's1'],
      leftOut: null,
    });
    expect(
      readServiceNowIncident(serviceNowIncident('a1', OPENED)),
    ).toMatchObject({ priority: 1, state: 'new', resolvedAt: null });
  });

  it.each([
    [{ state: { value: '8', display_value: 'Annulé' } }, 'cancelled'],
    [{ parent_incident: { value: 'a0', display_value: 'INC0' } }, 'child'],
    [{ close_code: 'Duplicate' }, 'duplicate'],
    [{ parent_incident: '', close_code: 'Solved' }, null],
  ])('says why %j does not count', (fields, leftOut) => {
    const record = serviceNowIncident('a1', OPENED, fields);
    expect(readServiceNowIncident(record).leftOut).toBe(leftOut);
  });

  it.each([
    [{ opened_at: '' }, 'opened_at: is missing'],
    [{ opened_at: '02/03/2026' }, 'opened_at: must be an instant, YYYY-MM-DD HH:MM:SS in UTC'],
    [{ resolved_at: '2026-03-02 20:00:00' }, 'resolved_at: is before opened_at'],
    [{ closed_at: '2026-03-02 20:00:00' }, 'closed_at: is before opened_at'],
    [{ sys_id: '' }, 'sys_id: is missing'],
  ])('rejects invalid incidents with the reason: %j', async (fields, problem) => {
    expect(
      await validate(serviceNowIncidents, serviceNowIncident('a1', OPENED, fields)),
    ).toMatchObject({ problem });
  }); // prettier-ignore
});

describe('the dataset servicenow.change_request', () => {
  it('assigns a change to the day on which it is planned, else was done, else was made', async () => {
    const change = serviceNowChange('c1', '2026-03-04 08:00:00');
    const { start_date: _, ...undated } = change;
    const periodOf = async (record: object) =>
      (await validate(serviceNowChangeRequests, record)) as { period: string };
    expect(await periodOf(change)).toMatchObject({ period: '2026-03-04' });
    expect(
      await periodOf({ ...undated, work_start: '2026-03-05 08:00:00' }),
    ).toMatchObject({ period: '2026-03-05' });
    expect(
      await periodOf({ ...undated, opened_at: '2026-03-01 08:00:00' }),
    ).toMatchObject({ period: '2026-03-01' });
    expect(await periodOf(undated)).toMatchObject({
      problem: 'start_date: is missing, and so are work_start and opened_at',
    });
  });

  it('rejects a change that ends before it starts, and names the field', async () => {
    const fields = { end_date: '2026-03-04 07:00:00' };
    expect(
      await validate(
        serviceNowChangeRequests,
        serviceNowChange('c1', '2026-03-04 08:00:00', fields),
      ),
    ).toMatchObject({ problem: 'end_date: is before start_date' });
  });

  it('reads types, states and risks by number or by word', () => {
    const read = (fields: object) =>
      readServiceNowChange(serviceNowChange('c1', OPENED, { ...fields }));
    expect(read({})).toMatchObject({ type: 'normal', state: 'scheduled' });
    expect(
      read({
        type: { value: 'emergency', display_value: 'Emergency' },
        state: 'Closed',
        risk: { value: '2', display_value: 'High' },
      }),
    ).toMatchObject({ type: 'emergency', state: 'closed', risk: 'High' });
    expect(read({ type: 'Site maintenance' }).type).toBe('normal');
  });
});
