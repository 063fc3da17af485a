// What a connection writes in one turn goes out in one system call: the library writes each frame by itself, and those
// calls are a third of what a message costs.
import type { Duplex } from "node:stream";
import type { ChannelModel } from "amqplib";

/** The library's types do not show the socket; it has been there in all its versions. */
const streamOf = (model: ChannelModel): Duplex => (model.connection as unknown as { readonly stream: Duplex }).stream;

export const coalesceWrites = (model: ChannelModel): void => {
  const stream = streamOf(model);
  const write = stream.write.bind(stream) as (chunk: Buffer) => boolean;
  let corked = false;
  const uncork = () => {
    corked = false;
    stream.uncork();
  };
  stream.write = (chunk: Buffer): boolean => {
    if (!corked) {
      corked = true;
      stream.cork();
      process.nextTick(uncork);
    }
    return write(chunk);
  };
};
