import { writeFileSync } from 'node:fs';
import { loadConfigSchema } from '@backstage/config-loader';
import { readWorkspaces } from '../home/workspaces';
import { ROOT } from '../home/home';

/** Compiles the configuration schema of all packages into the file that is named, as Backstage would at each start. */
async function main([file]: string[]) {
  const schema = await loadConfigSchema({
    dependencies: [...readWorkspaces(ROOT).keys()],
    onSchemaError: error => {
      throw error;
    },
  });
  writeFileSync(file, JSON.stringify(schema.serialize()));
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
