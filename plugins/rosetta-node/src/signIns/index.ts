export * from './endedSignIns';
export * from './signInEvent';
