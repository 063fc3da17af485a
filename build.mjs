// Bundles the command line, and with it every service, into dist/: one file starts faster than a tree of modules.
import { build } from "esbuild";

await build({
  entryPoints: { dragoman: "cli/dragoman.ts" },
  outdir: "dist",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  packages: "external",
  sourcemap: "linked",
  logLevel: "warning",
});
