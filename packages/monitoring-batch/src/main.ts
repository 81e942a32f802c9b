import { batchMain } from '@rosetta/batch-kit';
import { version } from '../package.json';
import { monitoringBatch } from './monitoringBatch';

batchMain(monitoringBatch, version);
