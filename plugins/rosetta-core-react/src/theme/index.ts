export * from './slots';
export * from './tokens';
export * from './useTokens';
export * from './useNarrow';
