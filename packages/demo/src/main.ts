import { generateDemoBilling } from './generateDemoBilling';

/** The last month and the folder to write to: for the launcher, in a process of its own. */
const [until, out] = process.argv.slice(2);
generateDemoBilling({ until, out });
