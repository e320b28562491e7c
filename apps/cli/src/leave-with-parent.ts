/** Loaded before a child of the supervisor: when the supervisor is gone, however it went, the child leaves too. */
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 8_000).unref();
});
