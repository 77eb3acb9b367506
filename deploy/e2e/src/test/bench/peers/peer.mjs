// One of the servers that the chat benchmark measures beside the forge: node peer.mjs NAME PORT.
// Whatever is posted to /say is sent to everybody who is connected, as one frame each.
import { createServer } from 'node:http';

const [name, port] = process.argv.slice(2);
let broadcast = () => {};

const http = createServer((request, response) => {
  if (request.method !== 'POST' || request.url !== '/say') {
    response.writeHead(404).end();
    return;
  }
  let text = '';
  request.on('data', part => { text += part; });
  request.on('end', () => {
    broadcast(text);
    response.writeHead(201).end();
  });
});

const peers = {
  async ws() {
    const { WebSocketServer } = await import('ws');
    const server = new WebSocketServer({ server: http, perMessageDeflate: false });
    server.on('connection', socket => socket.on('message', () => socket.send('welcome')));
    broadcast = text => {
      for (const socket of server.clients) socket.send(text);
    };
  },
  async 'socket.io'() {
    const { Server } = await import('socket.io');
    const server = new Server(http, { perMessageDeflate: false });
    broadcast = text => server.emit('message', text);
  },
  async faye() {
    const { default: faye } = await import('faye');
    const server = new faye.NodeAdapter({ mount: '/faye', timeout: 45 });
    server.attach(http);
    broadcast = text => server.getClient().publish('/room', { text });
  },
};

await peers[name]();
http.listen(Number(port), '127.0.0.1', () => console.log('ready'));
