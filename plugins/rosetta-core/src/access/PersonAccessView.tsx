import { ReactNode } from 'react';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PersonAccess } from '@rosetta/contracts/portal';
import { GroupLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { Provenance } from '@rosetta/plugin-rosetta-core-react/page';
import { coreTranslationRef } from '../translation';
import { ActionList } from './ActionList';
import { ReasonLink } from './ReasonLink';
import { useAccessTexts } from './useAccessTexts';

type HeldRole = PersonAccess['roles'][number];
type Groups = PersonAccess['groups'];

const Section = (props: { title: string; children: ReactNode }) => (
  <Stack component="section" gap={1.5}>
    <Typography variant="h5" component="h2" sx={{ m: 0 }}>
      {props.title}
    </Typography>
    {props.children}
  </Stack>
);

const Plain = ({ children }: { children: ReactNode }) => (
  <Stack component="ul" gap={0.5} sx={{ pl: 2.5, m: 0 }}>
    {children}
  </Stack>
);

interface RoleCardProps {
  held: HeldRole;
  groups: Groups;
}

const RoleCard = ({ held: { role, because }, groups }: RoleCardProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const texts = useAccessTexts();
  return (
    <Paper component="li" variant="outlined" sx={{ p: 2, listStyle: 'none' }}>
      <Typography variant="h6" component="h3" sx={{ m: 0 }}>
        {role}
      </Typography>
      <Typography color="text.secondary" gutterBottom>
        {t(`role.${role}`)}
      </Typography>
      <Plain>
        {because.map(reason => {
          const group = groups.find(each => each.group === reason.of);
          return (
            <li key={`${reason.directory} ${reason.of}`}>
              {t('access.because')} <ReasonLink reason={reason} />
              {group &&
                ` – ${t('access.memberBy', {
                  sources: texts.sources(group.from),
                })}`}
            </li>
          );
        })}
      </Plain>
    </Paper>
  );
};

const GroupList = ({ groups }: { groups: Groups }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const texts = useAccessTexts();
  if (!groups.length) return <Typography>{t('access.noGroup')}</Typography>;
  return (
    <Plain>
      {groups.map(({ group, from }) => (
        <li key={group}>
          <GroupLink group={group} inText>
            {texts.group(group)}
          </GroupLink>{' '}
          – {t('access.memberBy', { sources: texts.sources(from) })}
        </li>
      ))}
    </Plain>
  );
};

interface PersonAccessViewProps {
  access: PersonAccess;
  /** In place of the roles, for a person who has none. */
  withoutRole: ReactNode;
}

/** The roles of a person, why, what they open, and where each group comes from. */
export const PersonAccessView = (props: PersonAccessViewProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const texts = useAccessTexts();
  const { user, roles, groups, actions, unavailable, signedInAt } =
    props.access;
  return (
    <Stack gap={2}>
      <Section title={t('access.roles')}>
        {roles.length ? (
          <Stack component="ul" gap={1.5} sx={{ p: 0, m: 0 }}>
            {roles.map(held => (
              <RoleCard key={held.role} held={held} groups={groups} />
            ))}
          </Stack>
        ) : (
          props.withoutRole
        )}
      </Section>
      {actions.length > 0 && (
        <Section title={t('access.actions')}>
          <ActionList actions={actions} />
        </Section>
      )}
      <Section title={t('access.groups')}>
        <GroupList groups={groups} />
      </Section>
      <Provenance warnings={unavailable.map(texts.unavailable)}>
        {t('access.provenance', { user })}{' '}
        {signedInAt ? (
          <>
            {t('access.lastSignIn')} <RelativeTime at={signedInAt} />.{' '}
            {t('access.signedIn')}
          </>
        ) : (
          t('access.neverSignedIn')
        )}
      </Provenance>
    </Stack>
  );
};
