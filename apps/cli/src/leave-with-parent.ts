/** Loaded before a child of the supervisor, for the moments in which the child can't yet, or can no longer, leave by itself. */
process.once('disconnect', () => {
  setTimeout(() => process.exit(1), 8_000).unref();
});
