import {
  EntityKindPicker,
  EntityLifecyclePicker,
  EntityOwnerPicker,
  EntityTagPicker,
  EntityTypePicker,
  UserListPicker,
} from '@backstage/plugin-catalog-react';
import { EntityTable } from './EntityTable';
import { ListPage } from './ListPage';

const FILTERS = (
  <>
    <EntityKindPicker initialFilter="api" hidden />
    <EntityTypePicker />
    <UserListPicker initialFilter="all" />
    <EntityOwnerPicker />
    <EntityLifecyclePicker />
    <EntityTagPicker />
  </>
);

export const ApisPage = () => (
  <ListPage filters={FILTERS}>
    <EntityTable />
  </ListPage>
);
