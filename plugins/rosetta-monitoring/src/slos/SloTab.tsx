import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { SloSection } from './SloSection';

/** What an application promises, on its sheet. */
export const SloTab = ({ application }: ApplicationProps) => (
  <SloSection of={{ application }} />
);
