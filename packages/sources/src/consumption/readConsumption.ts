import { RawDocument } from '@rosetta/raw-store';
import { decimalOf } from '../bills/focus/decimal';

/** A quantity that has landed. */
export interface ConsumptionQuantity {
  application: string;
  /** Name of the product; empty where the metric is of none in particular. */
  product: string;
  metric: string;
  unit: string;
  quantity: string;
}

/** Reads a line that the dataset let in: what it checked is there. */
export const readConsumption = (document: RawDocument): ConsumptionQuantity => {
  const text = (name: string) => document[name] as string;
  return {
    application: text('application'),
    product: (document.product as string | undefined) ?? '',
    metric: text('metric'),
    unit: text('unit'),
    quantity: decimalOf(text('quantity'))!,
  };
};
