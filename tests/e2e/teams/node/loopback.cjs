// Loaded before Microsoft's playground: it listens on this machine only, and reaches nothing else.
const net = require("net");

const HERE = new Set(["localhost", "127.0.0.1", "::1"]);
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  if (typeof args[0] === "object" && args[0] !== null && "port" in args[0]) args[0].host = "127.0.0.1";
  else if (typeof args[0] === "number") {
    const done = args.find((arg) => typeof arg === "function");
    return listen.call(this, { port: args[0], host: "127.0.0.1" }, done);
  }
  return listen.apply(this, args);
};

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const to = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = to && typeof to === "object" ? to.host ?? to.hostname ?? "localhost" : args[1] ?? "localhost";
  if (!to?.path && typeof host === "string" && !HERE.has(host)) {
    process.nextTick(() => this.destroy(new Error(`only this machine: ${host}`)));
    return this;
  }
  return connect.apply(this, args);
};
