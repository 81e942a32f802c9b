import { batchMain } from '@rosetta/batch-kit';
import { version } from '../package.json';
import { finopsBatch } from './finopsBatch';

batchMain(finopsBatch, version);
