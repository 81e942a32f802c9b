export * from './Choice';
export * from './ControlRow';
export * from './PopoverButton';
