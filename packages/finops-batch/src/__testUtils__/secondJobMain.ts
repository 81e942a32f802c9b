import { batchMain } from '@rosetta/batch-kit';
import { batchOfBothJobs } from './secondJob';

batchMain(batchOfBothJobs, 'test');
