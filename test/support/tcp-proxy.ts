import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** Passes TCP connections on to several ports by turns; one that refuses is passed over. Can go silent, or hang up on all. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private turn = 0;
  private silent = false;

  private constructor(
    private readonly server: Server,
    readonly port: number,
    private readonly targets: readonly number[],
  ) {}

  static async start(targets: readonly number[]): Promise<TcpProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new TcpProxy(server, (server.address() as AddressInfo).port, targets);
    server.on('connection', (near) => proxy.pass(near, targets.length));
    return proxy;
  }

  /** Takes connections but moves no byte, as a frozen server; `false` drops those and serves again. */
  freeze(silent: boolean): void {
    this.silent = silent;
    for (const socket of this.sockets) {
      if (silent) socket.pause();
      else socket.destroy();
    }
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(near: Socket, tries: number): void {
    this.track(near);
    if (this.silent) return;
    const far = connect(this.targets[this.turn++ % this.targets.length] ?? 0, '127.0.0.1');
    this.track(far);
    far.once('connect', () => {
      near.pipe(far);
      far.pipe(near);
      near.once('close', () => far.destroy());
      far.once('close', () => near.destroy());
    });
    far.once('error', () => {
      if (tries > 1 && far.bytesRead === 0 && far.bytesWritten === 0 && !near.destroyed) this.pass(near, tries - 1);
      else near.destroy();
    });
  }

  private track(socket: Socket): void {
    if (this.sockets.has(socket)) return;
    this.sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => this.sockets.delete(socket));
  }
}
