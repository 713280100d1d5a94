// Numbers by a small whole number, in typed arrays that grow: a table of two hundred thousand articles costs its bytes and no objects.

type Numbers = Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

function grown<Kind extends Numbers>(values: Kind, index: number, kind: new (length: number) => Kind): Kind {
  if (index < values.length) return values;
  const larger = new kind(Math.max(16, index + 1, Math.ceil(values.length * 1.5)));
  larger.set(values);
  return larger;
}

/** `values`, or a longer copy of it, with a place at `index`; new places hold 0. */
export const grownFloats = (values: Float64Array<ArrayBuffer>, index: number): Float64Array<ArrayBuffer> =>
  grown(values, index, Float64Array);
export const grownWholes = (values: Uint32Array<ArrayBuffer>, index: number): Uint32Array<ArrayBuffer> => grown(values, index, Uint32Array);
