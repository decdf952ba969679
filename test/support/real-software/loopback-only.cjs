// Loaded before published software that would listen on every interface. An address that is named stays.
const { Server } = require('node:net');

const { _listen2: listen } = Server.prototype;
Server.prototype._listen2 = function (address, port, family, ...rest) {
  const isEverywhere = typeof port === 'number' && [null, undefined, '', '::', '0.0.0.0'].includes(address);
  return isEverywhere
    ? listen.call(this, '127.0.0.1', port, 4, ...rest)
    : listen.call(this, address, port, family, ...rest);
};
