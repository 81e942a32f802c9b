import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDiff } from '@rosetta/contracts/ref';
import { referentielTranslationRef } from '../translation';

export const AUDIT_KINDS = [
  'application',
  'group',
  'relation',
  'pivot',
  'attestation',
  'audit-chain',
] as const;
type AuditKind = (typeof AUDIT_KINDS)[number];
const OPS = [
  'create',
  'update',
  'delete',
  'erase',
  'attest',
  'begin',
  'fork',
] as const;
type Op = (typeof OPS)[number];

const isOneOf = <T extends string>(
  known: readonly T[],
  value: string,
): value is T => (known as readonly string[]).includes(value);

/** An attestation is of an application. */
const linkedKind = (kind: string) =>
  (kind === 'attestation' ? 'application' : kind) as EntityDiff['kind'];

/** What entries are of, and what was done, in words. */
export const useAuditWords = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return useMemo(
    () => ({
      kind: (kind: string) =>
        isOneOf<AuditKind>(AUDIT_KINDS, kind) ? t(`audit.kind.${kind}`) : kind,
      op: (op: string) => (isOneOf<Op>(OPS, op) ? t(`audit.op.${op}`) : op),
      linkedKind,
    }),
    [t],
  );
};
