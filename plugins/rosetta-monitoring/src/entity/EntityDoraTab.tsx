import { DoraSection } from '../dora/DoraSection';
import { EntitySection } from './EntitySection';

/** How a component, a system or a group delivers, on its page in the catalog. */
export const EntityDoraTab = () => <EntitySection Section={DoraSection} />;
