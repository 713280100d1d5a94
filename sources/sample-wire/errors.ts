// What can go wrong with the sample wire, for a caller to act on: a file that does not hold what it should, or an address
// that cannot be listened on. The message says what, where and what to do.
import { NewsroomError } from '../../core/errors.ts';

type SampleWireErrorCode = 'sample-wire-bad-file' | 'port-in-use' | 'cannot-listen';

export class SampleWireError extends NewsroomError {
  declare readonly code: SampleWireErrorCode;

  constructor(code: SampleWireErrorCode, message: string, cause?: unknown) {
    super(code, message, { cause });
  }
}
