import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Migrations } from '../database/migrate';

interface MigrationFile {
  up: string;
  /** False for what can't run in one; true by default. */
  transaction?: boolean;
}

const fileOf = ({ up, transaction = true }: MigrationFile) => `
exports.config = { transaction: ${transaction} };
exports.up = knex => knex.raw(${JSON.stringify(up)});
exports.down = () => {};
`;

/** A folder of migrations that grows, as releases do. */
export class MigrationFolder implements Migrations {
  readonly directory: string;
  readonly tableName = 'demo_migrations';

  static async create(files: Record<string, MigrationFile>) {
    const folder = new MigrationFolder(
      await mkdtemp(join(tmpdir(), 'rosetta-migrations-')),
    );
    await folder.add(files);
    return folder;
  }

  private constructor(directory: string) {
    this.directory = directory;
  }

  async add(files: Record<string, MigrationFile>) {
    for (const [name, file] of Object.entries(files))
      await writeFile(join(this.directory, name), fileOf(file));
  }

  remove() {
    return rm(this.directory, { recursive: true });
  }
}
