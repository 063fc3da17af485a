// The RabbitMQ engine on a real broker: what the contract of the queue cannot see.
import { once } from "node:events";
import { type AddressInfo, connect as connectSocket, createServer, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { type Channel, type ChannelModel, connect } from "amqplib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { DurabilityError } from "../../shared/durability/failure.ts";
import { describeQueue } from "../../shared/durability/queue/description.ts";
import type { Message } from "../../shared/durability/queue/message.ts";
import type { TlsMaterial } from "../../shared/durability/queue/rabbit/connection.ts";
import { openRabbit } from "../../shared/durability/queue/rabbit/rabbit.ts";
import { deadQueueOf, lockQueueOf } from "../../shared/durability/queue/rabbit/topology.ts";
import type { Arrival, Subscriber, Subscription, Transport } from "../../shared/durability/queue/transport.ts";
import { createAuthority } from "../../shared/trust/authority.ts";
import { type RabbitMQ, startRabbitMQ } from "../fixture/rabbitmq.ts";
import { START_LIMIT } from "../fixture/server.ts";
import { silent } from "./engines.ts";

const LIMIT = 60_000;
const until = <T>(condition: () => T | Promise<T>) => vi.waitFor(condition, { timeout: LIMIT, interval: 20 });

const message = (id: string): Message => ({
  id,
  contentType: "text/plain",
  headers: {},
  body: Buffer.from(`body of ${id}`),
});

/** A subscriber that notes what happens to it, and acknowledges what it is told to. */
const listener = (acknowledges: (id: string) => boolean = () => true, prefetch = 20) => {
  const arrivals: Arrival[] = [];
  const events: string[] = [];
  const subscriber: Subscriber = {
    prefetch,
    begin: async () => void events.push("begin"),
    deliver: (arrival) => {
      arrivals.push(arrival);
      if (acknowledges(arrival.message.id)) void arrival.acknowledge();
    },
    interrupted: () => void events.push("interrupted"),
    gaveUp: (arrival, cause) => {
      events.push(`gave up ${arrival.message.id} after ${arrival.redeliveries}: ${cause}`);
      void arrival.acknowledge();
    },
  };
  return { subscriber, arrivals, events, ids: () => arrivals.map((a) => a.message.id) };
};

/** The way to the broker, which can be cut. */
const openLine = async (url: string) => {
  const target = new URL(url);
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connectSocket(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from.on("error", () => {}).on("close", () => to.destroy());
      from.pipe(to);
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = new URL(url);
  address.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    for (const end of ends) end.destroy();
    ends.clear();
  };
  return { url: address.href.replace(target.hostname, "127.0.0.1"), cut, close: () => server.close() };
};

let rabbit: RabbitMQ;
let authority: Awaited<ReturnType<typeof createAuthority>>;
/** A client that is not ours: the witness, and the other programs. */
let other: ChannelModel;
let channel: Channel;

beforeAll(async () => {
  authority = await createAuthority("Test authority");
  const server = await authority.issue({ commonName: "rabbit", hosts: ["localhost"] });
  rabbit = await startRabbitMQ({ tls: { ...server, authority: authority.certificate } });
}, START_LIMIT);
afterAll(() => rabbit?.stop());

let number = 0;
let name: string;
let opened: Transport[] = [];
let lines: { close: () => void }[] = [];

beforeEach(async () => {
  name = `engine-${++number}`;
  other = await connect(rabbit.url);
  other.on("error", () => {});
  channel = await other.createChannel();
  channel.on("error", () => {});
});
afterEach(async () => {
  await Promise.all(opened.map((transport) => transport.close()));
  for (const line of lines) line.close();
  opened = [];
  lines = [];
  await other.close().catch(() => {});
});

const open = async (url = rabbit.url, tls?: TlsMaterial): Promise<Transport> => {
  const transport = await openRabbit({
    url,
    queues: [describeQueue(name)],
    ...(tls === undefined ? {} : { tls: async () => tls }),
    clock: Date.now,
    log: silent,
  });
  opened.push(transport);
  return transport;
};
const line = async () => {
  const opened = await openLine(rabbit.url);
  lines.push(opened);
  return opened;
};
const failing = (work: Promise<unknown>): Promise<DurabilityError> =>
  work.then(
    () => expect.fail("succeeded"),
    (e) => e,
  );
const emptied = (transport: Transport) => until(async () => expect(await transport.waiting(name)).toBe(0));

describe("publishing", () => {
  it("is in order across calls that overlap", async () => {
    const transport = await open();
    const { subscriber, ids } = listener();
    await transport.subscribe(name, subscriber);
    const expected = Array.from({ length: 3_000 }, (_, n) => `m${n}`);
    const calls = [expected.slice(0, 2_500), ...expected.slice(2_500).map((id) => [id])];
    await Promise.all(calls.map((call) => transport.publish(name, call.map(message))));
    await until(() => expect(ids()).toHaveLength(expected.length));
    expect(ids()).toEqual(expected);
    await emptied(transport);
  });

  it("is refused where the queue is not there", async () => {
    const transport = await open();
    await expect(transport.publish("nowhere", [message("m1"), message("m2")])).rejects.toMatchObject({
      code: "unknown-queue",
      message: expect.stringContaining("nowhere"),
    });
    await expect(transport.subscribe("nowhere", listener().subscriber)).rejects.toMatchObject({
      code: "unknown-queue",
    });
    await transport.publish(name, [message("m3")]);
    expect(await transport.waiting(name)).toBe(1);
  });

  it("is refused with headers that RabbitMQ would take for recipients, or that are too long", async () => {
    const transport = await open();
    for (const headers of [{ CC: "elsewhere" }, { long: "x".repeat(100_000) }])
      await expect(transport.publish(name, [message("m1"), { ...message("m2"), headers }])).rejects.toMatchObject({
        code: "malformed",
      });
    await transport.publish(name, [message("m3")]);
    expect(await transport.waiting(name)).toBe(3);
  });

  it("rejects what was sent and not confirmed when the connection breaks, and goes on by itself", async () => {
    const way = await line();
    const transport = await open(way.url);
    const sent = transport.publish(
      name,
      Array.from({ length: 2_000 }, (_, n) => message(`m${n}`)),
    );
    way.cut();
    await expect(sent).rejects.toMatchObject({ code: "not-confirmed" });
    expect(await failing(transport.publish(name, [message("meanwhile")]))).toMatchObject({
      code: "unreachable",
      message: transport.trouble(),
    });
    await until(() => expect(transport.trouble()).toBeUndefined());
    await transport.publish(name, [message("afterwards")]);
  });

  it(
    "is refused while the broker is short of disk, and acknowledging goes on",
    async () => {
      const transport = await open();
      const { subscriber, arrivals } = listener(() => false);
      await transport.publish(name, [message("before")]);
      await transport.subscribe(name, subscriber);
      await until(() => expect(arrivals).toHaveLength(1));
      await rabbit.control("set_disk_free_limit", "1000000GB");
      expect(await failing(transport.publish(name, [message("m1")]))).toMatchObject({ code: "full" });
      expect(transport.trouble()).toContain("disk");
      await arrivals[0]!.acknowledge();
      await emptied(transport);
      await rabbit.control("set_disk_free_limit", "50MB");
      await until(() => expect(transport.trouble()).toBeUndefined());
      await transport.publish(name, [message("m2")]);
    },
    LIMIT,
  );
});

describe("receiving", () => {
  it("counts deliveries that ended with their connection", async () => {
    const way = await line();
    const transport = await open(way.url);
    const { subscriber, arrivals, events, ids } = listener(() => false);
    await transport.subscribe(name, subscriber);
    await transport.publish(name, [message("m1"), message("m2")]);
    await until(() => expect(ids()).toEqual(["m1", "m2"]));
    way.cut();
    await until(() => expect(ids()).toEqual(["m1", "m2", "m1", "m2"]));
    expect(events).toEqual(["begin", "interrupted", "begin"]);
    expect(arrivals.map((a) => a.redeliveries)).toEqual([0, 0, 1, 1]);
    // Of the connection that broke: makes no difference.
    await arrivals[0]!.acknowledge();
    expect(await transport.waiting(name)).toBe(2);
    await arrivals[3]!.acknowledge();
    await arrivals[2]!.acknowledge();
    await emptied(transport);
  });

  it("acknowledges out of order only what it is told to", async () => {
    const transport = await open();
    const { subscriber, arrivals, ids } = listener(() => false);
    const subscription = await transport.subscribe(name, subscriber);
    await transport.publish(name, ["m0", "m1", "m2", "m3", "m4", "m5"].map(message));
    await until(() => expect(arrivals).toHaveLength(6));
    const acknowledge = (...numbers: number[]) => Promise.all(numbers.map((n) => arrivals[n]!.acknowledge()));
    await acknowledge(4, 0, 2);
    await acknowledge(4);
    expect(await transport.waiting(name)).toBe(3);
    await subscription.stop();
    await transport.subscribe(name, subscriber);
    await until(() => expect(ids().slice(6)).toEqual(["m1", "m3", "m5"]));
  });

  it(
    "loses nothing that was confirmed when the broker is killed",
    async () => {
      const transport = await open();
      await rabbit.settle();
      const confirmed: string[] = [];
      const { subscriber, ids } = listener();
      await transport.subscribe(name, subscriber);
      let publishing = true;
      const publisher = (async () => {
        for (let n = 0; publishing; n++) {
          const id = `m${n}`;
          await transport.publish(name, [message(id)]).then(
            () => confirmed.push(id),
            () => new Promise((resolve) => setTimeout(resolve, 20)),
          );
        }
      })();
      await until(() => expect(confirmed.length).toBeGreaterThan(50));
      await rabbit.kill();
      expect(transport.trouble()).toContain("RabbitMQ at ");
      const before = confirmed.length;
      await rabbit.start();
      await until(() => expect(confirmed.length).toBeGreaterThan(before + 50));
      publishing = false;
      await publisher;
      await emptied(transport);
      expect(confirmed.filter((id) => !ids().includes(id))).toEqual([]);
    },
    LIMIT,
  );

  it("is for one process at a time; the next takes over when its connection is gone", async () => {
    const way = await line();
    const first = await open(way.url);
    const one = listener((id) => id !== "open");
    await first.subscribe(name, one.subscriber);
    await until(() => expect(one.events).toEqual(["begin"]));
    const second = await open();
    const two = listener();
    await second.subscribe(name, two.subscriber);
    await second.publish(name, [message("m1"), message("open"), message("m2")]);
    await until(() => expect(one.ids()).toEqual(["m1", "open", "m2"]));
    expect(two.events).toEqual([]);
    way.close();
    way.cut();
    await until(() => expect(two.ids()).toEqual(["open"]));
    expect(two.arrivals[0]!.redeliveries).toBe(1);
    expect(two.events).toEqual(["begin"]);
    expect(one.events).toEqual(["begin", "interrupted"]);
  });

  it("is given up again where it cannot begin, for another process", async () => {
    const first = await open();
    let refusals = 0;
    const begin = async () => {
      refusals++;
      throw new Error("the database is away");
    };
    await first.subscribe(name, { ...listener().subscriber, begin });
    await until(() => expect(refusals).toBeGreaterThan(0));
    const second = await open();
    const { subscriber, events } = listener();
    await second.subscribe(name, subscriber);
    await until(() => expect(events).toEqual(["begin"]));
  });

  it("is handed on by a subscription that stops", async () => {
    const first = await open();
    const second = await open();
    const one = listener(() => false);
    const two = listener();
    const subscription = await first.subscribe(name, one.subscriber);
    await first.publish(name, [message("m1")]);
    await until(() => expect(one.ids()).toEqual(["m1"]));
    await second.subscribe(name, two.subscriber);
    await subscription.stop();
    await until(() => expect(two.ids()).toEqual(["m1"]));
    expect(one.events).toEqual(["begin"]);
  });

  it("pauses and resumes, also over an interruption", async () => {
    const way = await line();
    const transport = await open(way.url);
    const { subscriber, ids, events } = listener(() => true, 1);
    const subscription: Subscription = await transport.subscribe(name, subscriber);
    await until(() => expect(events).toEqual(["begin"]));
    await subscription.pause();
    await transport.publish(name, [message("m1")]);
    way.cut();
    await until(() => expect(events).toEqual(["begin", "interrupted", "begin"]));
    await until(async () => expect(await transport.waiting(name)).toBe(1));
    expect(ids()).toEqual([]);
    await subscription.resume();
    await until(() => expect(ids()).toEqual(["m1"]));
    await emptied(transport);
  });

  it("keeps prefetch and order over a pause and a lost connection", async () => {
    const way = await line();
    const transport = await open(way.url);
    const expected = Array.from({ length: 12 }, (_, n) => `m${n}`);
    await transport.publish(name, expected.map(message));
    let acknowledges = false;
    const { subscriber, ids, events } = listener(() => acknowledges, 4);
    const subscription = await transport.subscribe(name, subscriber);
    await until(() => expect(ids()).toEqual(expected.slice(0, 4)));
    await subscription.pause();
    await subscription.resume();
    // Whatever the broker would deliver beyond comes before the answer to this.
    expect(await transport.waiting(name)).toBe(expected.length);
    expect(ids()).toEqual(expected.slice(0, 4));
    acknowledges = true;
    way.cut();
    await until(() => expect(ids().slice(4)).toEqual(expected));
    expect(events).toEqual(["begin", "interrupted", "begin"]);
  });

  it("hands nothing to the next before what the last one had", async () => {
    const way = await line();
    const transport = await open(way.url);
    const { subscriber, ids } = listener(() => false, 2);
    await transport.publish(name, ["m0", "m1", "m2", "m3"].map(message));
    await transport.subscribe(name, subscriber);
    await until(() => expect(ids()).toEqual(["m0", "m1"]));
    // A receiver that has not asked for the lock, to see that it is the broker who keeps the order.
    const came: string[] = [];
    await channel.consume(name, (delivered) => void came.push(delivered!.properties.messageId));
    expect((await channel.checkQueue(name)).messageCount).toBe(2);
    expect(came).toEqual([]);
    way.close();
    way.cut();
    await until(() => expect(came).toEqual(["m0", "m1", "m2", "m3"]));
  });

  it("is told what the broker gave up", async () => {
    const transport = await open();
    await transport.publish(name, [message("poison")]);
    const { consumerTag } = await channel.consume(name, (delivered) => channel.reject(delivered!, true));
    await until(async () => expect((await channel.checkQueue(deadQueueOf(name))).messageCount).toBe(1));
    await channel.cancel(consumerTag);
    const { subscriber, events, ids } = listener();
    await transport.subscribe(name, subscriber);
    await until(() =>
      expect(events).toEqual([
        "begin",
        "gave up poison after 50: its process ended or lost the broker in each of 50 deliveries",
      ]),
    );
    expect(ids()).toEqual([]);
    await until(async () => expect((await channel.checkQueue(deadQueueOf(name))).messageCount).toBe(0));
  });

  it("takes what other programs write, as far as it is there", async () => {
    const transport = await open();
    channel.sendToQueue(name, Buffer.from("plain"));
    const headers = { text: "kept", number: 7, table: { a: "b" }, nothing: null };
    channel.sendToQueue(name, Buffer.alloc(0), { messageId: "m2", headers, timestamp: 1_700_000_000 });
    const { subscriber, arrivals } = listener();
    const before = Date.now();
    await transport.subscribe(name, subscriber);
    await until(() => expect(arrivals).toHaveLength(2));
    expect(arrivals[0]).toMatchObject({ message: { id: "", contentType: "", headers: {} }, redeliveries: 0 });
    expect(Buffer.from(arrivals[0]!.message.body).toString()).toBe("plain");
    expect(arrivals[0]!.publishedAt).toBeGreaterThanOrEqual(before);
    expect(arrivals[1]).toMatchObject({ message: { id: "m2", headers: { text: "kept" } }, publishedAt: 1.7e12 });
    expect(arrivals[1]!.message).not.toHaveProperty("key");
  });

  it("goes on after its queue was deleted", async () => {
    const transport = await open();
    const { subscriber, events, ids } = listener();
    await transport.subscribe(name, subscriber);
    await until(() => expect(events).toEqual(["begin"]));
    await until(async () => expect((await channel.checkQueue(name)).consumerCount).toBe(1));
    await channel.deleteQueue(name);
    await until(() => expect(events).toEqual(["begin", "interrupted", "begin"]));
    // The broker may refuse one that comes while it still ends the old queue.
    await until(() => transport.publish(name, [message("m1")]));
    await until(() => expect(ids()).toEqual(["m1"]));
  });
});

describe("opening", () => {
  it("says who does not listen, and never the password", async () => {
    const failure = await failing(open("amqp://user:secret@127.0.0.1:1/"));
    expect(failure).toMatchObject({ code: "unreachable", message: expect.stringContaining("127.0.0.1:1") });
    expect(await failing(open("amqp://user:secret@no.such.host.invalid/"))).toMatchObject({
      code: "unreachable",
      message: expect.stringContaining("name does not resolve"),
    });
    expect(failure.message).not.toContain("secret");
  });

  it("says that user or password are wrong, or the virtual host is", async () => {
    const failure = await failing(open(rabbit.url.replace("guest:guest", "guest:wrong-secret")));
    expect(failure).toMatchObject({ code: "credentials", message: expect.stringContaining("password") });
    expect(failure.message).not.toContain("wrong-secret");
    expect(await failing(open(`${rabbit.url}/elsewhere`))).toMatchObject({
      code: "credentials",
      message: expect.stringContaining("virtual host"),
    });
  });

  it("refuses what is no address", async () => {
    expect(await failing(open("http://localhost"))).toMatchObject({ code: "malformed" });
    expect(await failing(open("rabbit"))).toMatchObject({ code: "malformed" });
  });

  it("works over TLS with certificates on both sides", async () => {
    const { key, certificate } = await authority.issue({ commonName: "dragoman" });
    const transport = await open(rabbit.tlsUrl, { ca: authority.certificate, cert: certificate, key });
    const { subscriber, ids } = listener();
    await transport.subscribe(name, subscriber);
    await transport.publish(name, [message("m1")]);
    await until(() => expect(ids()).toEqual(["m1"]));
  });

  it("does not trust a broker of an unknown authority, or of another name", async () => {
    const { key, certificate } = await authority.issue({ commonName: "dragoman" });
    const elsewhere = await createAuthority("Somebody else");
    expect(await failing(open(rabbit.tlsUrl, { ca: elsewhere.certificate, cert: certificate, key }))).toMatchObject({
      code: "certificate",
      message: expect.stringContaining("authority is not trusted"),
    });
    const byAddress = rabbit.tlsUrl.replace("localhost", "127.0.0.1");
    expect(await failing(open(byAddress, { ca: authority.certificate, cert: certificate, key }))).toMatchObject({
      code: "certificate",
      message: expect.stringContaining("another name"),
    });
  });

  it("says that the broker does not accept our certificate", async () => {
    const { key, certificate } = await (await createAuthority("Somebody else")).issue({ commonName: "dragoman" });
    for (const own of [{}, { cert: certificate, key }])
      expect(await failing(open(rabbit.tlsUrl, { ca: authority.certificate, ...own }))).toMatchObject({
        code: "certificate",
        message: expect.stringContaining("does not accept"),
      });
    const { key: otherKey } = await authority.issue({ commonName: "dragoman" });
    for (const own of [
      { cert: certificate, key: otherKey },
      { cert: "nothing", key },
    ])
      expect(await failing(open(rabbit.tlsUrl, own))).toMatchObject({
        code: "certificate",
        message: expect.stringContaining("do not belong together"),
      });
  });

  it("says that the broker's certificate has expired", async () => {
    const expired = { commonName: "rabbit", hosts: ["localhost"], until: new Date(Date.now() - 60_000) };
    const { key, certificate } = await authority.issue(expired);
    const server = createTlsServer({ key, cert: certificate }).on("tlsClientError", () => {});
    await once(server.listen(0), "listening");
    const { port } = server.address() as AddressInfo;
    expect(await failing(open(`amqps://localhost:${port}`, { ca: authority.certificate }))).toMatchObject({
      code: "certificate",
      message: expect.stringContaining("has expired"),
    });
    server.close();
  });

  it("says that there is no TLS where there is none", async () => {
    expect(await failing(open(rabbit.url.replace("amqp:", "amqps:")))).toMatchObject({
      code: "unreachable",
      message: expect.stringContaining("does not speak TLS"),
    });
  });

  it("names what is different in a queue that is there already", async () => {
    await channel.assertQueue(name, { durable: true });
    expect(await failing(open())).toMatchObject({
      code: "other-settings",
      message: expect.stringMatching(/engine-\d+ with other settings \(x-[a-z-]+ is none and has to be '.*'\)/),
    });
  });

  it("leaves no lock behind", async () => {
    const transport = await open();
    const { subscriber, events } = listener();
    await transport.subscribe(name, subscriber);
    await until(() => expect(events).toEqual(["begin"]));
    await transport.close();
    await expect(channel.checkQueue(lockQueueOf(name))).rejects.toMatchObject({ code: 404 });
    await expect(transport.publish(name, [message("m1")])).rejects.toMatchObject({ code: "closed" });
    await expect(transport.waiting(name)).rejects.toMatchObject({ code: "closed" });
  });
});
