/** What is used of saxen, which comes without types. */
declare module 'saxen' {
  type Decode = (text: string) => string;
  type Attributes = () => Readonly<Record<string, string>>;
  export class Parser {
    on(event: 'openTag', hook: (name: string, attributes: Attributes, decode: Decode) => void): this;
    on(event: 'closeTag', hook: (name: string) => void): this;
    on(event: 'text', hook: (text: string, decode: Decode) => void): this;
    on(event: 'error', hook: (error: Error) => void): this;
    parse(xml: string): void;
    stop(): void;
  }
}
