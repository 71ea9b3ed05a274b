// Reads a JSON array of Adaptive Cards on stdin; writes, per card, what Microsoft's renderer has against it.
const { AdaptiveCard, HostConfig, SerializationContext, Versions } = require("adaptivecards/dist/adaptivecards.js");

const problemsOf = (source) => {
  const card = new AdaptiveCard();
  card.version = Versions.v1_5;
  card.hostConfig = new HostConfig({ actions: { maxActions: 6 } }); // as in Teams
  const context = new SerializationContext(Versions.v1_5);
  card.parse(source, context);
  const read = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i));
  const found = [...read, ...card.validateProperties().validationEvents];
  return found.map((event) => `${event.phase}: ${event.message}`);
};

const chunks = [];
process.stdin.on("data", (chunk) => chunks.push(chunk));
process.stdin.on("end", () => {
  const cards = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  process.stdout.write(JSON.stringify(cards.map(problemsOf)));
});
