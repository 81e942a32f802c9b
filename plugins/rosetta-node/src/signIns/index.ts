export * from './EndedSignIns';
export { readSessionMs } from './lifetimes';
export * from './refuseEndedTokens';
export * from './signInEvent';
