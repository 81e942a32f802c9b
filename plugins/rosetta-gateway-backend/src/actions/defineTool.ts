import { Route, RouteAnswer, RouteInput } from '@rosetta/contracts';
import { z } from 'zod';

/** Calls a route on behalf of the assistant's user. */
export type Call = <R extends Route<any, any, any, any>>(
  route: R,
  input: RouteInput<R>,
) => Promise<RouteAnswer<R>>;

/** A tool that an assistant may call for a person. */
export interface Tool<
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
> {
  name: string;
  title: string;
  /** For an assistant: when to use it, and what comes back. */
  description: string;
  input: Input;
  output: Output;
  /** Whether it only reads; no tool is destructive. */
  readOnly: boolean;
  run(input: z.output<Input>, call: Call): Promise<z.input<Output>>;
}

/** Identity, with types. */
export const defineTool = <Input extends z.ZodObject, Output extends z.ZodType>(
  tool: Tool<Input, Output>,
): Tool => tool as unknown as Tool;
