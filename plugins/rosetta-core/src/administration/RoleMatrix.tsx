import CheckIcon from '@mui/icons-material/Check';
import Paper from '@mui/material/Paper';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RouteAnswer } from '@rosetta/contracts';
import { ROLES, Role } from '@rosetta/contracts/access';
import { getRoles } from '@rosetta/contracts/portal';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import { coreTranslationRef } from '../translation';

/** Names of roles break at their underscores only. */
const headSx = { overflowWrap: 'normal', wordBreak: 'keep-all' } as const;

type Actions = RouteAnswer<typeof getRoles>['actions'];

interface RoleMatrixProps {
  actions: Actions;
  /** Actions whose name or meaning contains it. */
  text: string;
  /** Actions that this role opens. */
  role?: Role;
}

type ActionRowProps = Actions[number] & { shown: readonly Role[] };

const ActionRow = ({ action, roles, shown }: ActionRowProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <TableRow hover>
      <TableCell component="th" scope="row" sx={{ minWidth: 190 }}>
        {t(`action.${action}`)}
        <Typography
          component="code"
          variant="caption"
          color="text.secondary"
          display="block"
        >
          {action}
        </Typography>
      </TableCell>
      {shown.map(role => (
        <TableCell key={role} align="center">
          {roles.includes(role) ? (
            <CheckIcon fontSize="small" titleAccess={t('roles.may')} />
          ) : (
            <span aria-label={t('roles.mayNot')} role="img">
              –
            </span>
          )}
        </TableCell>
      ))}
    </TableRow>
  );
};

/** Role × action, as the portal, the gateway and every service enforce it. */
export const RoleMatrix = ({ actions, text, role }: RoleMatrixProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const wanted = text.toLocaleLowerCase();
  const found = actions.filter(
    each =>
      (!role || each.roles.includes(role)) &&
      `${each.action} ${t(`action.${each.action}`)}`
        .toLocaleLowerCase()
        .includes(wanted),
  );
  if (!found.length)
    return (
      <EmptyState title={t('roles.none')}>{t('roles.noneHelp')}</EmptyState>
    );
  const shown = role ? [role] : ROLES;
  return (
    <TableContainer
      component={Paper}
      variant="outlined"
      tabIndex={0}
      role="region"
      aria-label={t('roles.title')}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('roles.action')}</TableCell>
            {shown.map(each => (
              <TableCell key={each} align="center" sx={headSx}>
                {each.replaceAll('_', '_\u200b')}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {found.map(each => (
            <ActionRow key={each.action} {...each} shown={shown} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};
