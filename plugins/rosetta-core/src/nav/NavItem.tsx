import { ReactNode } from 'react';
import { NavLink } from 'react-router-dom';
import { useSidebarOpenState } from '@backstage/core-components';
import { useAnalytics } from '@backstage/frontend-plugin-api';
import styles from './NavItem.module.css';

export interface NavItemProps {
  icon: ReactNode;
  text: string;
  /** What it is called where its name is not shown: else `text`. */
  label?: string;
  /** Without one it is a button. */
  to?: string;
  /** Whether pages below `to` are none of its own. */
  end?: boolean;
  onClick?: () => void;
  /** Beside its name. */
  children?: ReactNode;
}

/** An entry of the navigation: its icon, and its name where the sidebar has room for it. */
export const NavItem = ({
  icon,
  text,
  label = text,
  to,
  end,
  onClick,
  children,
}: NavItemProps) => {
  const { isOpen } = useSidebarOpenState();
  const analytics = useAnalytics();
  const props = {
    className: styles.item,
    ...(!isOpen && { 'aria-label': label, title: label }),
    onClick: () => {
      analytics.captureEvent('click', text, to ? { attributes: { to } } : {});
      onClick?.();
    },
    children: (
      <>
        <span className={styles.icon}>{icon}</span>
        {isOpen && <span className={styles.label}>{text}</span>}
        {/* Apart from the name also for people who listen. */}
        {isOpen && children && <> {children}</>}
      </>
    ),
  };
  return to === undefined ? (
    <button type="button" {...props} />
  ) : (
    <NavLink to={to} end={end} {...props} />
  );
};
