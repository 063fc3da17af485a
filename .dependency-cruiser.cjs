// The import rules of the house: who may know whom. A folder missing here may be imported by anyone.
const only = (from, ...allowed) => ({
  name: `${from} imports only ${allowed.join(", ") || "itself"}`,
  severity: "error",
  from: { path: `^${from}/`, pathNot: "\\.test\\.ts$|/generate\\.ts$" },
  to: { path: "^(cli|mappings|services|shared|test|docker)/", pathNot: [from, ...allowed].map((p) => `^${p}/`) },
});

module.exports = {
  forbidden: [
    {
      name: "no cycles",
      comment: "types may speak of each other, modules that run may not",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    only("mappings", "shared/mapping", "shared/wire"),
    {
      name: "mappings do no I/O",
      comment: "a digest is a function of its input",
      severity: "error",
      from: { path: "^mappings/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core", "npm"], pathNot: "^(node:)?crypto$" },
    },
    {
      name: "one message family does not know another",
      severity: "error",
      from: { path: "^mappings/([^/]+)/" },
      to: { path: "^mappings/([^/]+)/", pathNot: "^mappings/$1/" },
    },
    only("shared/mapping"),
    only("shared/wire", "shared/mapping"),
    only("shared/trust", "shared/wire"),
    only("shared/durability"),
    {
      name: "databases and brokers are behind shared/durability",
      severity: "error",
      from: { pathNot: "^(shared/durability|test)/" },
      to: { path: "node_modules/(@libsql|libsql|pg|kysely|amqplib)(/|$)" },
    },
    only("shared/service", "shared/mapping", "shared/wire"),
    only("shared/networks", "shared/mapping", "shared/wire", "shared/trust"),
    {
      name: "a service does not import another",
      severity: "error",
      from: { path: "^services/(?!standalone/)([^/]+)/" },
      to: { path: "^services/([^/]+)/", pathNot: "^services/$1/" },
    },
    {
      name: "nothing below imports services or the CLI",
      severity: "error",
      from: { path: "^(shared|mappings)/" },
      to: { path: "^(services|cli|test)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default"] },
  },
};
