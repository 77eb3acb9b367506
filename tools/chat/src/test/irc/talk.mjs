// Signs in by SASL, joins a channel, says something, reads what was said before, hears an answer.
import { createRequire } from "node:module";

const IRC = createRequire(import.meta.url)("irc-framework");
const [port, nick, token, channel, other] = process.argv.slice(2);

const client = new IRC.Client();
client.requestCap(["echo-message", "server-time", "message-tags", "batch", "draft/chathistory"]);
const tell = (...words) => console.log(words.join(" "));
const history = [];
let leaving = false;

client.on("registered", (event) => {
  tell("registered", event.nick);
  client.join(channel);
});
client.on("topic", (event) => tell("topic", event.channel, event.topic));
client.on("userlist", (event) => {
  const names = event.users.map((user) => user.nick).sort().join(",");
  tell("names", names, client.network.name, client.network.options.CHATHISTORY);
  client.raw("CHATHISTORY", "LATEST", channel, "*", "10");
});
client.on("batch end chathistory", () => {
  tell("history", history.length);
  client.say(channel, "said by irc-framework");
});
client.on("message", (event) => {
  if (event.type === "notice") {
    return;
  }
  if (event.batch) {
    history.push(event.message);
    return;
  }
  tell("heard", event.type, event.nick, event.target, event.message);
  if (event.nick === nick && event.target === channel) {
    tell("id", Boolean(event.tags.msgid), Boolean(event.time));
    client.say(other, "to you alone");
  } else if (event.message === "the last word") {
    leaving = true;
    client.quit("done");
  }
});
client.on("irc error", (event) => {
  // what the server says of a leaving client may come too late to be read
  if (!leaving) {
    tell("error", event.error, event.reason);
  }
});
client.on("socket close", () => {
  tell("closed");
  process.exit(0);
});
client.connect({
  host: "127.0.0.1",
  port: Number(port),
  nick: "anything",
  username: "anything",
  account: { account: nick, password: token },
  auto_reconnect: false,
});
