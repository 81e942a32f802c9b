import Box from '@mui/material/Box';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Me } from '@rosetta/contracts/portal';
import { Contact } from '@rosetta/plugin-rosetta-core-react/access';
import { Provenance } from '@rosetta/plugin-rosetta-core-react/page';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import { coreTranslationRef } from '../translation';
import { useAccessTexts } from './useAccessTexts';

/** For a person without a role: the roles, how each is granted, and the contact. */
export const RequestAccess = ({ me }: { me: Me }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const texts = useAccessTexts();
  const { contact, roles } = me.help;
  return (
    <>
      <EmptyState title={t('access.noRole')}>
        <p>{t('access.noRoleHelp')}</p>
        <p>
          {t('access.contact')} <Contact {...contact} />
        </p>
        <Box component="ul" sx={{ pl: 2.5, m: 0 }}>
          {roles
            .filter(({ by }) => by.length)
            .map(({ role, by }) => (
              <li key={role}>
                <strong>{role}</strong>: {t(`role.${role}`)}{' '}
                {t('access.givenBy', {
                  by: by.map(texts.reason).join(t('access.or')),
                })}
              </li>
            ))}
        </Box>
      </EmptyState>
      {me.unavailable.length > 0 && (
        <Provenance warnings={me.unavailable.map(texts.unavailable)}>
          {t('access.tryLater')}
        </Provenance>
      )}
    </>
  );
};
