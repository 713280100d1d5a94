// What can go wrong with the sample wire, for a caller to act on: a file that does not hold what it should, or an address
// that cannot be listened on. The message says what, where and what to do.
export type SampleWireErrorCode = "bad-file" | "port-in-use" | "cannot-listen";

export class SampleWireError extends Error {
  override readonly name = "SampleWireError";
  readonly code: SampleWireErrorCode;

  constructor(code: SampleWireErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
