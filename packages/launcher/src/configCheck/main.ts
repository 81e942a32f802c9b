import { loadRosettaConfig } from '@rosetta/service-kit';
import { findConfigProblems } from './findConfigProblems';

/** Sends the launcher the problems of the configuration that the arguments name. */
async function main() {
  process.send?.(findConfigProblems(await loadRosettaConfig()));
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
