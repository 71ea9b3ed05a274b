// Checks a Teams manifest on stdin against Microsoft's schema of its own version; writes the mistakes as a JSON array.
const fs = require("fs");
const path = require("path");
const Ajv = require("ajv").default ?? require("ajv");
const addFormats = require("ajv-formats").default ?? require("ajv-formats");

const chunks = [];
process.stdin.on("data", (chunk) => chunks.push(chunk));
process.stdin.on("end", () => {
  const manifest = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  const home = path.dirname(require.resolve("@microsoft/app-manifest"));
  const file = path.join(home, "json-schemas", "teams", `v${manifest.manifestVersion}`, "MicrosoftTeams.schema.json");
  const schema = JSON.parse(fs.readFileSync(file, "utf8"));
  const dialect = schema.$schema ?? "";
  const Checker = dialect.includes("draft-04") ? require("ajv-draft-04").default ?? require("ajv-draft-04") : Ajv;
  const checker = new Checker({ strict: false, allErrors: true });
  if (dialect.includes("draft-06")) checker.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
  addFormats(checker);
  const right = checker.validate(schema, manifest);
  const mistakes = right ? [] : checker.errors.map((e) => `${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
  process.stdout.write(JSON.stringify(mistakes));
});
