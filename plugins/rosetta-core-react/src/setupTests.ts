import './testUtils';
