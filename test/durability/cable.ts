// A cable to a server that can be cut: a TCP proxy which breaks its connections after so many bytes.
import { connect, createServer, type Server, type Socket } from "node:net";

export interface Cable {
  /** Address of the server at this end. */
  readonly endpoint: string;
  /** Cuts all connections once so many bytes, from now on, went up to the server or down; then new ones too, unless `once`. */
  readonly cutAfter: (bytes: { readonly up?: number; readonly down?: number; readonly once?: boolean }) => void;
  readonly mend: () => void;
  readonly cuts: () => number;
  readonly close: () => Promise<void>;
}

export const layCable = async (server: string): Promise<Cable> => {
  const { hostname, port } = new URL(server);
  const open = new Set<Socket>();
  let left = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY };
  let once = false;
  let broken = false;
  let cuts = 0;

  const cut = () => {
    cuts++;
    broken = !once;
    left = { up: Number.POSITIVE_INFINITY, down: Number.POSITIVE_INFINITY };
    for (const socket of open) socket.resetAndDestroy();
  };
  const carry = (from: Socket, to: Socket, direction: "up" | "down") => {
    from.on("data", (chunk) => {
      left[direction] -= chunk.length;
      if (left[direction] < 0) cut();
      else if (!to.write(chunk)) from.pause();
    });
    to.on("drain", () => from.resume());
    from.on("end", () => to.end());
    from.on("error", () => to.destroy());
    from.on("close", () => {
      open.delete(from);
      to.destroy();
    });
  };
  const proxy = createServer({ allowHalfOpen: true }, (near) => {
    if (broken) {
      near.resetAndDestroy();
      return;
    }
    const far = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    for (const socket of [near, far]) open.add(socket);
    carry(near, far, "up");
    carry(far, near, "down");
  });
  return {
    endpoint: `http://127.0.0.1:${await portOf(proxy)}`,
    cutAfter: ({ up = Number.POSITIVE_INFINITY, down = Number.POSITIVE_INFINITY, once: single = false }) => {
      left = { up, down };
      once = single;
    },
    mend: () => {
      broken = false;
    },
    cuts: () => cuts,
    close: async () => {
      for (const socket of open) socket.destroy();
      if (proxy.listening) await new Promise((resolve) => proxy.close(resolve));
    },
  };
};

const portOf = async (proxy: Server): Promise<number> => {
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return (proxy.address() as { port: number }).port;
};
