// What is asked of a statement in each comparison with another is worked out once: pairs grow with the square of a story.

/** `make`, remembered for each thing for as long as that is kept. */
export function onceEach<Thing extends object, Value>(make: (thing: Thing) => Value): (thing: Thing) => Value {
  const known = new WeakMap<Thing, { readonly value: Value }>();
  return (thing) => {
    let made = known.get(thing);
    if (made === undefined) known.set(thing, (made = { value: make(thing) }));
    return made.value;
  };
}
