// The room on the page: where its parts are, and what all modules know of it.

import { meta } from "../forge.js";

export const room = document.getElementById("room");
export const talk = document.getElementById("talk");
export const form = document.getElementById("composer");
export const field = document.getElementById("text");
export const jump = document.getElementById("jump");
export const status = document.getElementById("status");
export const editing = document.getElementById("editing");
export const { api, page } = room.dataset;
export const me = meta.user;
/** By what whoever looks on is called here beside their name. */
export const names = room.dataset.names.split(" ");
/** Whose lines are folded. */
export const blocked = new Set(room.dataset.blocked.split(" ").filter(Boolean));
/** The number of the topic that is shown alone; empty where all of the room is. */
export const topic = room.dataset.topic;
/** Where what is shown is fetched from, and where it is on its own page. */
export const source = topic ? `${api}/topics/${topic}` : api;
export const base = topic ? `${page}/topics/${topic}` : page;

export const at = {
  end: room.dataset.end === "true", // whether the newest message is on the page
  start: room.dataset.start === "true",
  read: Number(room.dataset.read),
  stuck: true, // whether the reader is at the bottom and wants to stay there
  held: false, // whether something was marked as unread: nothing is read until that is asked for
  missed: 0, // messages that came while the reader was elsewhere
  begun: "", // what was in the composer when that began
  changing: null, // the number of the message being changed
  replying: null, // the number of the message being replied to
  loading: false,
};
export const beyond = new Map(); // messages that came while the page did not reach the end
export const echoes = new Map(); // nonce -> what was typed and is on its way

export const messages = () => [...talk.querySelectorAll(".msg[data-id]")];
export const find = (id) => document.getElementById(`m${id}`);
const last = () => messages().at(-1);
export const lastId = () => Number(last()?.dataset.id ?? 0);
export const nameOf = (id) => talk.querySelector(`.msg[data-author="${CSS.escape(id)}"]`)?.dataset.name ?? id;
