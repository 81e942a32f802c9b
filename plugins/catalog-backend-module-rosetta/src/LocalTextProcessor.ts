import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  CatalogProcessor,
  CatalogProcessorEmit,
  LocationSpec,
  processingResult,
} from '@backstage/plugin-catalog-node';

/** Backstage's own processor, which reads URLs only, has 20. */
const BEFORE_PLACEHOLDERS = 10;

const isUrl = (text: string) => /^[a-z][a-z0-9+.-]*:/i.test(text);

const readSibling = async (entityFile: string, name: string) => {
  const path = resolveSafeChildPath(dirname(entityFile), name);
  try {
    return { path, text: await readFile(path, 'utf8') };
  } catch (error) {
    throw new InputError(`$text: ${path} can’t be read`, error);
  }
};

/**
 * Reads the definition of an API from the file that `$text` names. Backstage does so for entities
 * read from a URL; those of the portal are read from its disk.
 */
export class LocalTextProcessor implements CatalogProcessor {
  getProcessorName() {
    return 'RosettaLocalTextProcessor';
  }

  getPriority() {
    return BEFORE_PLACEHOLDERS;
  }

  async preProcessEntity(
    entity: Entity,
    location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    const definition = entity.spec?.definition as { $text?: unknown } | string;
    const name = typeof definition === 'object' ? definition?.$text : undefined;
    if (location.type !== 'file' || typeof name !== 'string' || isUrl(name))
      return entity;
    const { path, text } = await readSibling(location.target, name);
    emit(processingResult.refresh(`file:${path}`));
    return { ...entity, spec: { ...entity.spec, definition: text } };
  }
}
