import { Entity, getCompoundEntityRef } from '@backstage/catalog-model';
import {
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import Stack from '@mui/material/Stack';
import { entityRouteRef } from '@rosetta/plugin-rosetta-core-react';
import {
  ApplicationProps,
  ToolButton,
  applicationSheetApiRef,
} from '@rosetta/plugin-rosetta-core-react/application';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { docsRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';
import { useComponents } from './useComponents';

interface Tool {
  name: string;
  to: string;
}

const NONE: readonly Entity[] = [];
const TECHDOCS = 'backstage.io/techdocs-ref';

const hasDocs = ({ metadata }: Entity) =>
  metadata.annotations?.[TECHDOCS] !== undefined;

/** What the component's author wrote down as its links. */
const linksOf = ({ metadata }: Entity): Tool[] =>
  (metadata.links ?? []).map(({ title, url }) => ({
    name: title ?? new URL(url).host,
    to: url,
  }));

/** Where there are several components, each button says whose it is. */
const useTools = (components: readonly Entity[]): Tool[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const page = useRouteRef(entityRouteRef);
  const docs = useRouteRef(docsRouteRef);
  const several = components.length > 1;
  return components.flatMap(component => {
    const { kind, ...named } = getCompoundEntityRef(component);
    // As the catalog writes its addresses.
    const ref = { ...named, kind: kind.toLowerCase() };
    const of = (name: string) => (several ? `${name}: ${ref.name}` : name);
    return [
      ...(page ? [{ name: of(t('tool.catalog')), to: page(ref) }] : []),
      ...(docs && hasDocs(component)
        ? [{ name: of(t('tool.docs')), to: docs(ref) }]
        : []),
      ...linksOf(component).map(({ name, to }) => ({ name: of(name), to })),
    ];
  });
};

/** Buttons to the application in its tools: those of its components, and those that a domain knows. */
export const Tools = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const sheet = useApi(applicationSheetApiRef);
  const components = useComponents(application);
  const tools = useTools(components.value ?? NONE);
  const besides = tools.map(({ name }) => name);
  return (
    <Stack
      direction="row"
      flexWrap="wrap"
      gap={1}
      role="group"
      aria-label={t('tool.title')}
    >
      {tools.map(({ name, to }) => (
        <ToolButton key={`${name} ${to}`} name={name} to={to} />
      ))}
      {sheet.tools().map(({ id, component: Other }) => (
        <Other key={id} application={application} besides={besides} />
      ))}
      {components.error && !components.value && (
        <Failure
          title={t('tool.failed')}
          error={components.error}
          onRetry={components.retry}
        />
      )}
    </Stack>
  );
};
