// The program under test, on the demo's records, and a browser to look at it with.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Starts `ayni demo` on a folder of its own; resolves when its pages answer. */
export async function start(program = process.env.AYNI ?? `${process.env.CARGO_TARGET_DIR ?? "target"}/debug/ayni`) {
  const data = await mkdtemp(join(tmpdir(), "ayni-browser-"));
  const child = spawn(program, ["--data", data, "--lang", "en", "demo", "--listen", "127.0.0.1:0"]);
  child.stderr.pipe(process.stderr);
  const address = await new Promise((found, failed) => {
    child.once("exit", (code) => failed(new Error(`the program ended with ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const match = line.match(/http:\/\/[\d.:]+\d/);
      if (match) found(match[0]);
    });
  });
  const stop = async () => {
    child.removeAllListeners("exit");
    const ended = new Promise((done) => child.once("exit", done));
    child.kill("SIGTERM");
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  return { address, stop };
}

/** A browser; its contexts differ in language, width and whether scripts run. */
export function browse() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/** Signs in through the page. */
export async function signIn(page, address, role, where = {}) {
  await page.goto(`${address}/sign-in`);
  await page.check(`input[name=role][value=${role}]`);
  for (const [field, code] of Object.entries(where)) await page.selectOption(`select[name=${field}]`, code);
  await page.click("main form button");
}

/** Signs out through the page. */
export async function signOut(page) {
  await page.click("form[action='/sign-out'] button");
}
