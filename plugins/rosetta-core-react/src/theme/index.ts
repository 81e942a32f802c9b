export * from './slots';
export * from './tokens';
export * from './useTokens';
