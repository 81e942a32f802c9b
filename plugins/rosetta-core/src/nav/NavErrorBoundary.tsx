import { Component, PropsWithChildren, ReactNode } from 'react';

type NavErrorBoundaryProps = PropsWithChildren<{ fallback: ReactNode }>;

/**
 * An entry whose code fails to load, as after an upgrade of the portal, must not take the
 * whole navigation down. React logs the error. Backstage's `ErrorBoundary` shows a panel,
 * for which an entry has no room.
 */
export class NavErrorBoundary extends Component<NavErrorBoundaryProps> {
  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  state = { hasFailed: false };

  render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
