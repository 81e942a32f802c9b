export * from './Denied';
export * from './EmptyState';
export * from './Failure';
export * from './Resource';
