import { argoCd } from './argocd/source';
import { bills } from './bills/source';
import { consumption } from './consumption/source';
import { gitLab } from './gitlab/source';

/** Every source system; the order is that of the answers. A new one is a folder and a line here. */
export const SOURCES = [argoCd, gitLab, bills, consumption] as const;
