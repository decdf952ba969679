// Loaded before a published server that would listen on every interface.
const { Server } = require('node:net');

const { listen } = Server.prototype;
Server.prototype.listen = function (...given) {
  const [port, ...rest] = given;
  return typeof port === 'object' ? listen.apply(this, given) : listen.call(this, Number(port), '127.0.0.1', ...rest);
};
