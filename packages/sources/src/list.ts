import { argoCd } from './argocd/source';
import { bills } from './bills/source';
import { consumption } from './consumption/source';
import { dynatrace } from './dynatrace/source';
import { elisa } from './elisa/source';
import { gitLab } from './gitlab/source';
import { serviceNow } from './servicenow/source';

/** Every source system; the order is that of the answers. A new one is a folder and a line here. */
export const SOURCES = [
  argoCd,
  gitLab,
  dynatrace,
  elisa,
  serviceNow,
  bills,
  consumption,
] as const;
