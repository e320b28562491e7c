import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** Passes bytes to a server until `limit` of its bytes have come back, then goes silent or hangs up. */
export async function through(
  target: URL,
  limit: number,
  then: 'silence' | 'cut',
  work: (endpoint: URL) => Promise<void>,
): Promise<void> {
  const sockets: Socket[] = [];
  const proxy = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    let passed = 0;
    sockets.push(near, far);
    for (const socket of [near, far]) socket.on('error', () => undefined);
    near.pipe(far);
    far.on('data', (bytes) => {
      near.write(bytes.subarray(0, Math.max(0, limit - passed)));
      passed += bytes.length;
      if (passed > limit && then === 'cut') near.destroy();
    });
    far.on('end', () => near.end());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  try {
    await work(new URL(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`));
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => proxy.close(resolve));
  }
}
