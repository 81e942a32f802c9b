import { RefKind } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { OriginStore } from '../../authority/OriginStore';
import { EntityStore } from '../../entities/EntityStore';
import { SourceValueStore } from '../../imports/SourceValueStore';
import { AttestationStore } from '../../quality/AttestationStore';

/** Removes entities from all time, with what sources said of them and who confirmed them. */
export const eraseEntities = async (
  trx: Knex,
  kind: RefKind,
  ids: string[],
): Promise<void> => {
  if (ids.length === 0) return;
  await new EntityStore(trx, kind).erase(ids);
  await new SourceValueStore(trx).erase(kind, ids);
  await new OriginStore(trx).erase(kind, ids);
  if (kind === 'application') await new AttestationStore(trx).erase(ids);
};
