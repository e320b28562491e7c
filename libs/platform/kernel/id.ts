/** An id that cannot be mistaken for another thing's. All ids are uuid v4. */
export type Id<Thing extends string> = string & { readonly __thing?: Thing };
