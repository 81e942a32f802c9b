export { consumptionDataset } from './consumptionDataset';
export { readConsumption, type ConsumptionQuantity } from './readConsumption';
