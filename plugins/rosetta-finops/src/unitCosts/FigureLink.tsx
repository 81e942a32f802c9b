import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';

interface FigureLinkProps {
  to?: string;
  /** All its digits. */
  title: string;
  text: string;
  label: string;
}

/** A figure that leads to what it is made of. */
export const FigureLink = ({ to, title, text, label }: FigureLinkProps) =>
  to ? (
    <Link
      component={RouterLink}
      to={to}
      title={title}
      aria-label={label}
      underline="always"
      onClick={event => event.stopPropagation()}
    >
      {text}
    </Link>
  ) : (
    <span title={title}>{text}</span>
  );
