import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ROLES } from '@rosetta/contracts/access';
import { getRoles } from '@rosetta/contracts/portal';
import { Choice } from '@rosetta/plugin-rosetta-core-react/controls';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { useUrlState } from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { coreTranslationRef } from '../translation';
import { RoleMatrix } from './RoleMatrix';
import { RoleGrants } from './RoleGrants';

const RolesUrl = z.object({ q: z.string().max(100), role: z.enum(ROLES) });

/** The permissions of each role, and what grants it. */
export const RolesPage = () => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { state, change } = useUrlState(RolesUrl);
  return (
    <PageFrame title={t('roles.title')} line={t('roles.line')}>
      <Stack direction="row" gap={1.5} flexWrap="wrap">
        <TextField
          type="search"
          size="small"
          label={t('roles.search')}
          value={state.q ?? ''}
          onChange={({ target }) => change({ q: target.value || undefined })}
        />
        <Choice
          label={t('roles.role')}
          all={t('roles.all')}
          width={260}
          value={state.role}
          options={ROLES.map(role => ({ value: role, label: role }))}
          onChange={role => change({ role })}
        />
      </Stack>
      <Resource state={useRoute(getRoles, {})}>
        {matrix => (
          <>
            <RoleMatrix
              actions={matrix.actions}
              text={state.q ?? ''}
              role={state.role}
            />
            <RoleGrants
              roles={matrix.roles.filter(
                ({ role }) => !state.role || role === state.role,
              )}
            />
          </>
        )}
      </Resource>
    </PageFrame>
  );
};
