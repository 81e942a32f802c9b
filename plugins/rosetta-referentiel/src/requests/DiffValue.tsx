import { Fragment, ReactNode } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDiff } from '@rosetta/contracts/ref';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import {
  GroupLink,
  PersonLink,
} from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { referentielTranslationRef } from '../translation';

export type Names = Readonly<Record<string, string>>;

interface DiffValueProps {
  field: string;
  value: unknown;
  names: Names;
}

const APPLICATIONS = ['application', 'from', 'to'];
const GROUPS = ['group', 'parent'];
const BOUNDS = ['validFrom', 'validTo'];

const Members = ({ members }: { members: readonly string[] }) =>
  members.map((member, index) => (
    <Fragment key={member}>
      {index > 0 && ', '}
      {member.startsWith('user:') ? <PersonLink person={member} /> : member}
    </Fragment>
  ));

const Attributes = ({ value }: { value: object }) =>
  Object.entries(value).map(([key, text]) => (
    <div key={key}>
      {key}: {String(text)}
    </div>
  ));

const Nothing = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <Typography component="span" variant="body2" color="text.secondary">
      {t('diff.nothing')}
    </Typography>
  );
};

const isNothing = (value: unknown) =>
  value === null ||
  value === undefined ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** A value of a field, in words: names lead to what they name. */
export const DiffValue = ({ field, value, names }: DiffValueProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day } = useFormats();
  if (isNothing(value))
    return BOUNDS.includes(field) ? <>{t('diff.noBound')}</> : <Nothing />;
  if (Array.isArray(value)) return <Members members={value} />;
  if (typeof value === 'object') return <Attributes value={value!} />;
  const text = String(value);
  if (APPLICATIONS.includes(field))
    return (
      <ApplicationLink application={text}>
        {names[text] ?? text}
      </ApplicationLink>
    );
  if (GROUPS.includes(field))
    return <GroupLink group={text}>{names[text] ?? text}</GroupLink>;
  if (BOUNDS.includes(field)) return <time dateTime={text}>{day(text)}</time>;
  if (field === 'criticality') return <>{t(`criticality.${text as 'low'}`)}</>;
  return <>{text}</>;
};

/** What an entity is called, leading to its page where it has one. */
export const EntityName = ({ kind, id, label }: Pick<EntityDiff, 'kind' | 'id' | 'label'>): ReactNode => {
  if (kind === 'application')
    return <ApplicationLink application={id} inText>{label}</ApplicationLink>;
  if (kind === 'group') return <GroupLink group={id} inText>{label}</GroupLink>;
  return label;
}; // prettier-ignore

const FIELDS = [
  'name',
  'group',
  'description',
  'criticality',
  'lifecycle',
  'attributes',
  'parent',
  'members',
  'from',
  'type',
  'to',
  'application',
  'value',
  'source',
  'confidence',
  'validFrom',
  'validTo',
  'id',
  'version',
] as const;
type FieldName = (typeof FIELDS)[number];

/** The name of a field in words. */
export const useFieldName = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (field: string) =>
    (FIELDS as readonly string[]).includes(field)
      ? t(`diff.field.${field as FieldName}`)
      : field;
};
