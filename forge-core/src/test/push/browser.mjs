// A browser made of what web-push of npm stands on: says how it is reached, and reads what comes.

import { createECDH, createPublicKey, randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import ece from "http_ece";
import jws from "jws";
import webpush from "web-push";

const text = (bytes) => Buffer.from(bytes).toString("base64url");
const bytes = (text) => Buffer.from(text, "base64url");

const browser = createECDH("prime256v1");
browser.generateKeys();
const auth = randomBytes(16);
const { publicKey, privateKey } = webpush.generateVAPIDKeys();
console.log([text(browser.getPublicKey()), text(auth), publicKey, privateKey].join(" "));

for await (const line of createInterface({ input: process.stdin })) {
  const [closed, token, key] = line.split(" ");
  const read = ece.decrypt(bytes(closed), { version: "aes128gcm", privateKey: browser, authSecret: text(auth) });
  const point = bytes(key);
  const jwk = { kty: "EC", crv: "P-256", x: text(point.subarray(1, 33)), y: text(point.subarray(33)) };
  const proven = jws.verify(token, "ES256", createPublicKey({ key: jwk, format: "jwk" }).export({ type: "spki", format: "pem" }));
  console.log(`${proven} ${read}`);
}
