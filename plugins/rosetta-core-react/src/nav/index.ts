export * from './NavEntryBlueprint';
export * from './Translated';
