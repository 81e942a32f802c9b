import { serviceMain } from '@rosetta/service-kit';
import { version } from '../package.json';
import { service } from './service';

serviceMain(service, version);
