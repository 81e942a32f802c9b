import { batchMain } from '@rosetta/batch-kit';
import { version } from '../package.json';
import { batch } from './batch';

batchMain(batch, version);
