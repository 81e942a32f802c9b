import { Measured } from '../../measure';
import { Baseline } from './baseline';
import { BatchStages } from './stagesOfRun';

export interface BenchResult {
  lines: number;
  fileMegabytes: number;
  importing: Measured;
  batch: Measured;
  stages: BatchStages;
  baseline: Baseline;
  /** Import to published, in seconds, processes' own start included. */
  total: number;
  ratio: number;
}
