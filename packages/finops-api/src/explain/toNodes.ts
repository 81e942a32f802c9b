import {
  AppliedRule,
  ExplainedAttribution,
  ExplainedBearer,
  ExplainedPayer,
  OTHERS,
  SHARED,
  UNALLOCATED,
} from '@rosetta/contracts/finops';
import { AttributionColumns, PartRow, RunRuleRow } from '@rosetta/finops-mart';
import { labelOf } from '../labelOf';

/** What the keys of a figure are called. */
export interface ExplainNames {
  accounts: ReadonlyMap<string, string>;
  domains: ReadonlyMap<string, string>;
  applications: ReadonlyMap<string, string>;
  rules: readonly RunRuleRow[];
}

const others = (members: number) => ({
  key: OTHERS,
  label: `${members} others`,
  members,
});

export const toPayer = (
  { provider, billing_account: account, payer_members: members }: PartRow,
  { accounts }: ExplainNames,
): ExplainedPayer => {
  if (members !== null) return others(members);
  return {
    key: `${provider}|${account}`,
    label: accounts.get(account!) ?? account!,
    provider: provider!,
    account: account!,
  };
};

export const toRule = (
  { rule_id: id, rule_version: version }: AttributionColumns,
  { rules }: ExplainNames,
): AppliedRule => {
  const { name, method } = rules.find(
    rule => rule.rule_id === id && rule.rule_version === version,
  )!;
  return { id: id!, version: version!, name, method };
};

export const toAttribution = (
  row: PartRow,
  names: ExplainNames,
): ExplainedAttribution => {
  const { domain, rule_id: id, rule_version: version, origin } = row;
  if (row.attribution_members !== null) return others(row.attribution_members);
  if (domain !== null) {
    const label = names.domains.get(domain) ?? domain;
    return { key: `domain|${domain}`, label, domain };
  }
  const rule = toRule(row, names);
  return {
    key: ['rule', id, version, ...(origin === null ? [] : [origin])].join('|'),
    label: rule.name,
    rule,
    ...(origin !== null && { passedOnBy: origin }),
  };
};

export const toBearer = (
  {
    bearer,
    bearer_members: members,
  }: Pick<PartRow, 'bearer' | 'bearer_members'>,
  { applications }: ExplainNames,
): ExplainedBearer => {
  if (members !== null) return others(members);
  if (bearer === SHARED)
    return { key: SHARED, label: 'All who share the pools' };
  const key = bearer || UNALLOCATED;
  return { key, label: labelOf(applications, key) };
};
