import { SloSection } from '../slos/SloSection';
import { EntitySection } from './EntitySection';

/** What a component, a system or a group promises, on its page in the catalog. */
export const EntitySloTab = () => <EntitySection Section={SloSection} />;
