import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const frontend = fileURLToPath(new URL("../..", import.meta.url));

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

/** The built page (`npm run build` first) on a free port, its API at `apiUrl`. */
export async function startNext(apiUrl) {
  const port = await freePort();
  const next = fileURLToPath(new URL("../../node_modules/next/dist/bin/next", import.meta.url));
  const child = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: frontend,
    env: { ...process.env, DATAPILOT_API_URL: apiUrl, NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ready = new Promise((resolve, reject) => {
    child.stdout.on("data", (text) => String(text).includes("Ready in") && resolve());
    child.once("exit", (code) => reject(new Error(`next start ended with code ${code}`)));
  });
  await ready;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}
