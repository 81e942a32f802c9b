import { SloInput } from '@rosetta/contracts/monitoring';
import { slug } from '@rosetta/contracts/values';
import { StoredSlo } from '@rosetta/monitoring-mart';

/** What an objective says at any time. */
export type Definition = Omit<SloInput, 'id' | 'validFrom' | 'reason'>;

/** What people said, without when and why. */
export const definitionOf = ({ id: _, validFrom: __, reason: ___, ...slo }: SloInput): Definition => slo; // prettier-ignore

/** The same, of a version that is stored. */
export const storedDefinition = ({
  id: _,
  version: __,
  retired: ___,
  validFrom: ____,
  createdAt: _____,
  createdBy: ______,
  reason: _______,
  ...slo
}: StoredSlo): Definition => slo;

/** As it is given, or made from the name. */
export const idOf = ({ id, name }: Pick<SloInput, 'id' | 'name'>) =>
  id ?? slug(name);
