// A small component: answers on a port, and misbehaves as its arguments say.
const { createServer } = require('node:http');

const [port, ...habits] = process.argv.slice(2);

if (habits.includes('fail')) {
  console.error('first line\nlisten EADDRINUSE: address already in use');
  process.exit(3);
}
if (habits.includes('stay')) process.on('SIGTERM', () => {});

createServer((request, response) => {
  if (request.url === '/die') process.exit(1);
  response.end(JSON.stringify({ version: '1.2.3', pid: process.pid }));
}).listen(Number(port), '127.0.0.1');
