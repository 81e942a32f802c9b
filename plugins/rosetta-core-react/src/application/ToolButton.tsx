import Button from '@mui/material/Button';
import OpenInNewIcon from '@mui/icons-material/OpenInNew';
import { Link as RouterLink } from 'react-router-dom';

interface ToolButtonProps {
  /** What people call the tool. */
  name: string;
  /** A page of the portal, or an address elsewhere, which opens beside it. */
  to: string;
}

/** Leads to an application in one of its tools. */
export const ToolButton = ({ name, to }: ToolButtonProps) =>
  to.startsWith('/') ? (
    <Button size="small" variant="outlined" component={RouterLink} to={to}>
      {name}
    </Button>
  ) : (
    <Button
      size="small"
      variant="outlined"
      href={to}
      target="_blank"
      rel="noreferrer"
      endIcon={<OpenInNewIcon />}
    >
      {name}
    </Button>
  );
