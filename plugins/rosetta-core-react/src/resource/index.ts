export * from './Denied';
export * from './EmptyState';
export * from './Failure';
export * from './Resource';
export * from './useCursorPages';
export * from './useResource';
export * from './useStable';
