import { ComponentType } from 'react';
import {
  Entity,
  RELATION_HAS_PART,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Pivot, listPivots } from '@rosetta/contracts/ref';
import {
  useMapped,
  useRouteItemsOf,
} from '@rosetta/plugin-rosetta-core-react/data';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { monitoringTranslationRef } from '../translation';

const COMPONENT = 'component:';
/** As many as an address has room for. */
const AT_ONCE = 50;

export const isOfKind = ({ kind }: Entity, wanted: string) =>
  kind.toLocaleLowerCase('en') === wanted;

/** The components that an entity stands for: itself, or those of a system. */
export const componentsOf = (entity: Entity): string[] =>
  isOfKind(entity, 'system')
    ? (entity.relations ?? [])
        .filter(({ type }) => type === RELATION_HAS_PART)
        .map(({ targetRef }) => targetRef)
        .filter(ref => ref.startsWith(COMPONENT))
    : [stringifyEntityRef(entity)];

const inChunks = (all: readonly string[]) =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, index) =>
    all.slice(index * AT_ONCE, (index + 1) * AT_ONCE).join(','),
  );

const toApplications = (answers: Pivot[][]) => [
  ...new Set(answers.flat().map(({ application }) => application)),
];

/** The applications that have one of these components. */
export const useApplications = (components: readonly string[]) =>
  useMapped(
    useRouteItemsOf(
      listPivots,
      inChunks(components).map(some => ({ query: { components: some } })),
    ),
    toApplications,
  );

/** What figures are of: one application, several with a comma between them, or a group. */
interface SectionProps {
  of: { application?: string; group?: string };
}

interface EntitySectionProps {
  Section: ComponentType<SectionProps>;
}

const OfComponents = ({
  entity,
  Section,
}: EntitySectionProps & { entity: Entity }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <Resource state={useApplications(componentsOf(entity))}>
      {applications =>
        applications.length ? (
          <Section of={{ application: applications.join(',') }} />
        ) : (
          <EmptyState title={t('entity.none')}>{t('entity.noneHelp')}</EmptyState>
        )
      }
    </Resource>
  );
}; // prettier-ignore

/** A section of the applications of a component, of a system or of a group, on its page in the catalog. */
export const EntitySection = ({ Section }: EntitySectionProps) => {
  const { entity } = useEntity();
  return isOfKind(entity, 'group') ? (
    <Section of={{ group: entity.metadata.name }} />
  ) : (
    <OfComponents entity={entity} Section={Section} />
  );
};
