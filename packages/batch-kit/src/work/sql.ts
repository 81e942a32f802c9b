import { LEASE_SECONDS } from '../timing';

export const NOW = 'clock_timestamp()';
export const LEASE_END = `${NOW} + ${LEASE_SECONDS} * interval '1 second'`;

/** A queued run that need not wait for a retry. */
export const IS_DUE = `run.state = 'queued' and run.start_after <= ${NOW}`;

/** Runs of schedules are requested at one instant: the latest period is what people look at. */
export const DUE_ORDER =
  'run.priority desc, run.requested_at, run.period desc, run.id';

/** A run waits while another job, whose publication it reads, has a run queued or running for that period. */
export const BLOCKED = `exists (
  select 1 from run_read
    join run other on other.job = run_read.job and other.period = run_read.period
      and other.state in ('queued', 'running')
  where run_read.run_id = run.id)`;
