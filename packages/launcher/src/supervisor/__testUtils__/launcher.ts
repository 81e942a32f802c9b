import { Home } from '../../home/home';
import { Records } from '../records';
import { Supervisor } from '../Supervisor';
import { testComponent } from './testComponent';
import { recordingOutput } from './recordingOutput';

/** A launcher of one component, for a test to kill. */
const [home, port] = [JSON.parse(process.argv[2]) as Home, process.argv[3]];
const supervisor = new Supervisor([testComponent('server', Number(port))], {
  records: new Records(home.run),
  logs: home.logs,
  output: recordingOutput(),
});
supervisor.start().then(() => process.stdout.write('ready\n'));
