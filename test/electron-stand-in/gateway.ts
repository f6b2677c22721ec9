/**
 * The only way from Chromium to a network: a proxy in this process. Requests of pages are judged where they are made;
 * what that does not see (web sockets, prefetches, Chromium's own) has to pass the program's filter here. Behind it
 * only this machine is reached: nothing of the stand-in leaves it.
 */
import http from "node:http";
import net from "node:net";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { mayRequest } from "./session.ts";

const thisMachine = "127.0.0.1";

/** @returns the proxy's address for Chromium's `--proxy-server`. */
export async function openGateway(): Promise<string> {
  const server = http.createServer((request, response) => {
    void forward(request, response).catch(() => response.destroy());
  });
  server.on("connect", (request: http.IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    void tunnel(request.url ?? "", socket, head).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, thisMachine, resolve);
  });
  server.unref();
  return `http://${thisMachine}:${(server.address() as AddressInfo).port}`;
}

async function forward(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const { url = "", method = "GET", headers } = request;
  const target = URL.parse(url);
  if (target?.hostname !== thisMachine || !(await mayRequest(url, method, "other"))) {
    response.writeHead(502).end();
    return;
  }
  const onward = http.request(target, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  request.pipe(onward);
}

/** A tunnel does not say what for: a web socket when it does not lead to a TLS port. */
async function tunnel(authority: string, socket: Duplex, head: Buffer): Promise<void> {
  const { hostname, port } = new URL(`ws://${authority}`);
  if (hostname !== thisMachine || !(await mayRequest(`ws://${authority}/`, "GET", "webSocket"))) {
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    return;
  }
  const onward = net.connect(Number(port || 80), hostname, () => {
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    onward.write(head);
    onward.pipe(socket).pipe(onward);
  });
  onward.on("error", () => socket.destroy());
}
