// A Slack workspace on loopback for the tests: npm `emulate`, made to behave like Slack where it does not.
//   node workspace.mjs --port 4003 --seed seed.json
// POST /_subscribe {"url"} registers where events go. Prints READY once it answers.
import { readFileSync, readdirSync } from "node:fs";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({ options: { port: { type: "string" }, seed: { type: "string" } } });
const seed = JSON.parse(readFileSync(options.seed, "utf8"));
const url = `http://127.0.0.1:${options.port}`;

const { slackPlugin } = await import(new URL(pluginFile(), distribution()));
const register = slackPlugin.register.bind(slackPlugin);
slackPlugin.register = (app, store, webhooks, ...rest) => {
  register(app, store, webhooks, ...rest);
  dispatchLikeSlack(webhooks);
  acceptQueries(app);
  app.post("/_subscribe", async (context) => {
    const { url: events } = await context.req.json();
    webhooks.register({ url: events, events: ["*"], active: true, owner: "slack" });
    return context.json({ ok: true });
  });
};

const { createEmulator } = await import("emulate");
await createEmulator({ service: "slack", port: Number(options.port), hostname: "127.0.0.1", baseUrl: url, seed });
console.log("READY");

function distribution() {
  return new URL("./node_modules/emulate/dist/", import.meta.url);
}

// The package has no public name for its Slack part; its file is the one that exports it.
function pluginFile() {
  const holdsPlugin = (name) => readFileSync(new URL(name, distribution()), "utf8").includes("  slackPlugin\n};");
  return readdirSync(distribution()).find((name) => /^dist-.*\.js$/.test(name) && holdsPlugin(name));
}

// Slack says in which kind of conversation a message was written, and for which bot the event is.
function dispatchLikeSlack(webhooks) {
  const dispatch = webhooks.dispatch.bind(webhooks);
  const bot = seed.slack.oauth_apps[0].bot_user_id;
  webhooks.dispatch = (type, action, envelope, owner) => {
    const event = { ...envelope.event };
    if (event.type === "message" && event.channel?.startsWith("D")) event.channel_type = "im";
    const authorizations = [{ team_id: envelope.team_id, user_id: bot, is_bot: true }];
    return dispatch(type, action, { ...envelope, event, authorizations }, owner);
  };
}

// Slack reads arguments from the address too, as the Python SDK sends them; the emulator reads the body of a POST only.
function acceptQueries(app) {
  const answer = app.fetch.bind(app);
  app.fetch = async (request, ...rest) => {
    const address = new URL(request.url);
    const asked = [...address.searchParams].length > 0 || request.method === "GET";
    if (!address.pathname.startsWith("/api/") || !asked) return answer(request, ...rest);
    const raw = request.method === "GET" ? "" : await request.text();
    const json = (request.headers.get("content-type") ?? "").includes("json");
    const body = raw === "" ? {} : json ? JSON.parse(raw) : Object.fromEntries(new URLSearchParams(raw));
    const all = JSON.stringify({ ...body, ...Object.fromEntries(address.searchParams) });
    address.search = "";
    const headers = new Headers(request.headers);
    headers.set("content-type", "application/json");
    headers.delete("content-length");
    return answer(new Request(address, { method: "POST", headers, body: all }), ...rest);
  };
}
