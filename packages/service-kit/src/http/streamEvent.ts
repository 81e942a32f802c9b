export interface StreamEvent {
  id?: string | number;
  event?: string;
  /** Sent as JSON. */
  data: unknown;
}

/** A line break would end the field and begin another. */
const oneLine = (value: string | number) =>
  String(value).replace(/[\r\n\0]/g, '');

/** An event as it goes over the wire. */
export function formatEvent({ id, event, data }: StreamEvent): string {
  const lines = [
    id === undefined ? [] : `id: ${oneLine(id)}`,
    event === undefined ? [] : `event: ${oneLine(event)}`,
    `data: ${JSON.stringify(data)}`,
  ];
  return `${lines.flat().join('\n')}\n\n`;
}

/** An event that is formatted once, however many streams it is sent on. */
export class EncodedEvent {
  readonly bytes: Buffer;

  constructor(event: StreamEvent) {
    this.bytes = Buffer.from(formatEvent(event));
  }
}
