import { Percentiles } from '../percentiles';

/** What a process took with no page open, and with all of them. */
export interface Cost {
  process: string;
  megabytes: number;
  megabytesPerPage: number;
  /** Of one core, in percent, while pages are open and now and then something changes. */
  cpuPercent: number;
}

export interface LiveResult {
  pages: number;
  /** From the end of a rollout at the simulator to each page. */
  change: Percentiles;
  missed: number;
  costs: Cost[];
  /** The board requested by one client while both sources are up. */
  allSourcesUp: Percentiles;
  /** The same while GitLab takes 10 s. */
  oneSourceSlow: Percentiles;
}
