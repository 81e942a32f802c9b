import { Problem, explainError } from '@rosetta/launcher/problem';
import { createProgram } from './program';
import { refuseUnknown } from './unknownCommand';

createProgram()
  .then(program => {
    refuseUnknown(program, process.argv.slice(2));
    return program.parseAsync();
  })
  .catch(thrown => {
    const error = explainError(thrown);
    const known = error instanceof Problem;
    if (known && error.details) process.stderr.write(`${error.details}\n\n`);
    const text = known
      ? error.message
      : String((error as Error)?.stack ?? error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  });
