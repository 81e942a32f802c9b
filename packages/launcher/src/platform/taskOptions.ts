import { Records } from '../supervisor/records';
import { Home } from '../home/home';
import { Ports } from '../ports/ports';

/** What the tasks of a start are done with. */
export interface TaskOptions {
  home: Home;
  ports: Ports;
  records: Records;
  databasePassword: string;
  demo: boolean;
  dev: boolean;
}
