// A proposal goes from the queue to a formed partnership in the browser, without scripts; and every
// page on the way is light, readable on a phone, and accessible.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { browse, signIn, signOut, start } from "./program.mjs";

let program, browser;
before(async () => {
  program = await start();
  browser = await browse();
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

/** The most that a page may weigh, compressed, everything that it loads included. */
const LIGHT = 60 * 1024;

const PAGES = [
  "/", "/sign-in", "/capacity-offers", "/capacity-offers/new", "/capacity-offers/br-human-milk-banks",
  "/cooperation-requests", "/cooperation-requests/new", "/cooperation-requests/ne-rural-electrification",
  "/review", "/review/ne-rural-electrification", "/partnerships", "/policy", "/api",
  "/explain?request=bo-wastewater-irrigation&offer=mx-wastewater-reuse",
];

/** The address of the best proposal for a request, as the queue links to it. */
async function bestProposal(page, request) {
  await page.goto(`${program.address}/review/${request}`);
  return page.locator("main a[href^='/proposals/']").first().getAttribute("href");
}

/** What keeps somebody from using the page, by WCAG 2.2 AA; its context must have scripts and bypass the CSP. */
async function faults(page) {
  await page.addScriptTag({ content: axe.source });
  const found = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  }));
  return found.violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target).join(" ")}`);
}

/** The top of each line that the main navigation takes, and the least height of what can be pressed in it. */
function navigation(page) {
  return page.locator("nav.main a").evaluateAll((links) => {
    const boxes = links.map((it) => it.getBoundingClientRect());
    return { lines: new Set(boxes.map((it) => it.top)).size, least: Math.min(...boxes.map((it) => it.height)) };
  });
}

/** How wide the page is, with all that can be opened open. */
function widthOf(page) {
  return page.evaluate(() => {
    for (const it of document.querySelectorAll("details")) it.open = true;
    return document.documentElement.scrollWidth;
  });
}

async function consent(page, proposal, role, where) {
  await signOut(page);
  await signIn(page, program.address, role, where);
  await page.goto(program.address + proposal);
  const form = page.locator("form[action$='/consents']", { has: page.locator("input[name=consents][value=true]") });
  await form.first().locator("button").click();
}

test("on a phone the main navigation takes two lines at most and can be pressed well", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const width of [390, 360, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const language of ["en", "es", "fr", "pt"]) {
      await page.goto(`${program.address}/review?lang=${language}`);
      const { lines, least } = await navigation(page);
      assert.ok(lines <= 2, `${lines} lines in ${language} at ${width}`);
      assert.ok(least >= 44, `${least} pixels in ${language} at ${width}`);
    }
  }
  await context.close();
});

test("a triangle goes from the queue to a formed partnership, in Spanish and without scripts", async () => {
  const context = await browser.newContext({ locale: "es", javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, program.address, "coordinator");
  const proposal = await bestProposal(page, "ne-rural-electrification");
  await page.goto(program.address + proposal);
  assert.match(await page.locator("html").getAttribute("lang"), /^es/);
  await page.click("details:has(input[name=decision][value=endorse]) summary");
  await page.click("form:has(input[name=decision][value=endorse]) button");
  await consent(page, proposal, "country", { country: "MA" });
  await consent(page, proposal, "institution", { institution: "ISDB" });
  await consent(page, proposal, "agency", { country: "NE" });
  await page.goto(`${program.address}/partnerships/ne-rural-electrification`);
  const text = await page.locator("main").innerText();
  assert.match(text, /Marruecos/);
  assert.match(text, /Banco Islámico de Desarrollo/);
  await page.goto(`${program.address}/cooperation-requests/ne-rural-electrification`);
  assert.match(await page.locator("main").innerText(), /atendida|cumplida/i);
  await context.close();
});

for (const [device, width, height] of [["desktop", 1280, 900], ["phone", 360, 740]]) {
  test(`every page is accessible and fits a ${device}`, async () => {
    const context = await browser.newContext({ locale: "fr", viewport: { width, height }, bypassCSP: true });
    const page = await context.newPage();
    await signIn(page, program.address, "coordinator");
    const proposal = await bestProposal(page, "bo-wastewater-irrigation");
    for (const address of [...PAGES, proposal]) {
      const answer = await page.goto(program.address + address);
      assert.equal(answer.status(), 200, address);
      assert.deepEqual(await faults(page), [], `${address} on a ${device}`);
      const wide = await widthOf(page);
      assert.ok(wide <= width, `${address} is ${wide} pixels wide on a ${device} of ${width}`);
    }
    await context.close();
  });

  test(`a word as long as a title may be breaks on a ${device}`, async () => {
    const [title, who] = ["w".repeat(200), { "Ayni-Act-As": "coordinator" }];
    const context = await browser.newContext({ locale: "en", viewport: { width, height } });
    const page = await context.newPage();
    await signIn(page, program.address, "coordinator");
    const records = [
      ["capacity-offers", {
        provider: "BR", institution: title, title, summary: title, written_in: "pt", thematic_areas: ["13020"],
        role: "expertise", skills: [title], modalities: ["expert_exchange"], languages: ["pt"],
        eligible: ["all_developing"], places: 2, expert_weeks_per_year: 8, available_from: "2027-01-01",
        available_until: "2150-12-31", valid_until: "2150-12-31",
      }],
      ["cooperation-requests", {
        recipient: "BO", agency: title, title, problem: title, written_in: "es", thematic_areas: ["13020"],
        needs: [{ skill: title, quantity: 2, unit: "expert_weeks" }], languages: ["es"],
        needed_from: "2149-01-01", needed_until: "2149-12-31", urgency: "soon", visible_to: "everyone",
      }],
    ];
    for (const [list, record] of records) {
      const id = `long-${device}`;
      const data = { ...record, id };
      const sent = await page.request.post(`${program.address}/api/v1/${list}`, { headers: who, data });
      assert.equal(sent.status(), 201, await sent.text());
      for (const address of [`/${list}?sort=newest`, `/${list}/${id}`, `/${list}/${id}/revise`]) {
        await page.goto(program.address + address);
        const wide = await widthOf(page);
        assert.ok(wide <= width, `${address} is ${wide} pixels wide on a ${device} of ${width}`);
      }
    }
    await context.close();
  });
}

test("what is explained names all who take part, and breaks no number on a phone", async () => {
  const context = await browser.newContext({ locale: "es", viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await signIn(page, program.address, "coordinator");
  await page.goto(`${program.address}/explain?request=bo-wastewater-irrigation&offer=mx-wastewater-reuse`);
  const heading = await page.locator("h1").innerText();
  for (const party of ["México", "Alimentación y la Agricultura", "Bolivia"]) assert.ok(heading.includes(party), heading);
  const cells = page.locator("tbody th, tbody td.number");
  const broken = await cells.evaluateAll((all) => all.filter((it) => it.getClientRects()[0].width < 20).length);
  assert.equal(broken, 0);
  const tall = await page.locator("tbody td.number").evaluateAll((all) => all.filter((it) => it.offsetHeight > 40).length);
  assert.equal(tall, 0);
  await context.close();
});

test("a refused withdrawal is in sight, has the focus, and can be read in another language", async () => {
  const context = await browser.newContext({ locale: "es", viewport: { width: 390, height: 844 }, bypassCSP: true });
  const page = await context.newPage();
  await signIn(page, program.address, "country", { country: "IN" });
  await page.goto(`${program.address}/capacity-offers/in-solar-engineers`);
  const form = page.locator("details:has(form[action$='/withdraw'])");
  await form.locator("summary").click();
  await form.locator("textarea").fill("   ");
  await form.locator("button").click();
  const summary = page.locator("section.summary:focus");
  await summary.waitFor();
  const { y } = await summary.boundingBox();
  assert.ok(y >= 0 && y < 844, `the summary is at ${y}`);
  assert.deepEqual(await faults(page), []);
  await summary.locator("a").click();
  assert.equal(await page.evaluate(() => document.activeElement.name), "reason");
  // Another language keeps what was typed.
  await page.fill("#reason", "Por ahora");
  await page.click("nav.langs button[lang=fr]");
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  assert.equal(await page.inputValue("#reason"), "Por ahora");
  await context.close();
});

test("a form that is sent after its session has ended is kept until somebody signs in", async () => {
  const context = await browser.newContext({ locale: "es", javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, program.address, "coordinator");
  await page.goto(`${program.address}/cooperation-requests/gt-green-msmes`);
  const form = page.locator("details:has(form[action$='/clarification-questions'])");
  await form.locator("summary").click();
  const words = "¿Cuántas empresas?\n«Dos» \"comillas\" & <un signo>";
  await form.locator("textarea").fill(words);
  await context.clearCookies({ name: "who" });
  await form.locator("button").click();
  await page.check("input[name=role][value=coordinator]");
  await page.click("main form button");
  await page.click("main form button");
  assert.match(page.url(), /\/cooperation-requests\/gt-green-msmes$/);
  assert.ok((await page.locator("main").innerText()).includes('"comillas" & <un signo>'));
  await context.close();
});

test("the calls that the API's page shows can be tried as they are", async () => {
  const context = await browser.newContext({ locale: "pt" });
  const page = await context.newPage();
  await page.goto(`${program.address}/api`);
  const calls = (await page.locator("pre").allTextContents()).filter((text) => text.startsWith("curl"));
  assert.ok(calls.length > 20, `${calls.length} calls`);
  for (const call of calls) assert.ok(call.includes(` ${program.address}/api/v1/`), call);
  assert.doesNotMatch(await page.locator("main").textContent(), /`/);
  await context.close();
});

test("every page is light, loads nothing from elsewhere, and says everything in words", async () => {
  const context = await browser.newContext({ locale: "pt" });
  const page = await context.newPage();
  await signIn(page, program.address, "coordinator");
  const proposal = await bestProposal(page, "bo-wastewater-irrigation");
  for (const address of [...PAGES, proposal]) {
    const elsewhere = [];
    let weight = 0;
    const weigh = async (request) => {
      if (!request.url().startsWith(program.address)) elsewhere.push(request.url());
      weight += (await request.sizes()).responseBodySize;
    };
    const done = [];
    const listen = (request) => done.push(weigh(request));
    page.on("requestfinished", listen);
    await page.goto(program.address + address, { waitUntil: "load" });
    await Promise.all(done);
    page.off("requestfinished", listen);
    assert.deepEqual(elsewhere, [], address);
    assert.ok(weight < LIGHT, `${address} weighs ${weight} bytes`);
    assert.doesNotMatch(await page.locator("body").innerText(), /⟦/, `${address} has a text that is missing`);
  }
  await context.close();
});

test("the first key press reaches the skip link, and the queue can be walked by keys alone", async () => {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await signIn(page, program.address, "coordinator");
  await page.goto(`${program.address}/review`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#main");
  await page.keyboard.press("Enter");
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press("Tab");
    const href = await page.evaluate(() => document.activeElement?.getAttribute("href") ?? "");
    if (href.startsWith("/proposals/") || href.startsWith("/review/")) break;
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/(proposals|review)\/.+/);
  await context.close();
});

test("a search can be sent with any of its fields left empty", async () => {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  for (const [list, field, value] of [["capacity-offers", "provider", "BR"], ["cooperation-requests", "language", "fr"]]) {
    await page.goto(`${program.address}/${list}`);
    // What is asked for less often stands behind a heading that opens.
    const fold = page.locator("main details:has(select) > summary");
    if ((await fold.count()) > 0) await fold.first().click();
    await page.selectOption(`select[name=${field}]`, value);
    await page.locator("form[role=search] button").first().click();
    await page.waitForURL((url) => url.searchParams.get(field) === value);
    assert.ok((await page.locator("main ol.cards > li").count()) > 0, list);
  }
  await context.close();
});

test("whoever posts what is there already is told so once, and believed", async () => {
  const context = await browser.newContext({ locale: "fr", bypassCSP: true });
  const page = await context.newPage();
  await signIn(page, program.address, "country", { country: "BR" });
  await page.goto(`${program.address}/capacity-offers/new`);
  const fields = {
    institution: "Fiocruz", title: "Bancos de leite humano: implantar, certificar e pôr em rede",
    summary: "De novo.", written_in: "pt", "thematic_areas[0]": "13020", "languages[0]": "pt",
    "eligible[0]": "all_developing", places: "2", expert_weeks_per_year: "8",
    available_from: "2027-01-01", available_until: "2028-12-31", valid_until: "2028-06-30",
  };
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value);
  await page.check("input[name=role][value=expertise]");
  await page.check("input[name=modalities][value=expert_exchange]");
  await page.click("p.actions button:not(.second)");
  const notice = page.locator("main [role=alert]").first();
  assert.match(await notice.innerText(), /semble que cela soit déjà publié/);
  assert.equal(await notice.locator("a").getAttribute("href"), "/capacity-offers/br-human-milk-banks");
  assert.deepEqual(await faults(page), []);
  await page.click("p.actions button:not(.second)");
  assert.match(page.url(), /\/capacity-offers\/br-bancos-de-leite-humano/);
  await context.close();
});

for (const [device, width, height] of [["desktop", 1280, 900], ["phone", 360, 740]]) {
  test(`whoever writes is suggested themes, and presses one into its field, on a ${device}`, async () => {
    const context = await browser.newContext({ locale: "es", viewport: { width, height }, bypassCSP: true });
    const page = await context.newPage();
    await signIn(page, program.address, "country", { country: "BR" });
    await page.goto(`${program.address}/capacity-offers/new`);
    const asked = [];
    // The icon may come at any time.
    page.on("request", (request) => {
      const path = new URL(request.url()).pathname;
      if (!path.startsWith("/assets/")) asked.push(path);
    });
    const title = "Capacitación de maestros de escuelas rurales";
    await page.locator("#title").pressSequentially(title, { delay: 5 });
    const chip = page.locator("#suggestions .chip", { hasText: "110" });
    await chip.waitFor();
    assert.ok(asked.length < title.length / 4, `asked ${asked.length} times`);
    assert.ok(asked.every((path) => path === "/api/v1/theme-suggestions"), asked.join(" "));
    assert.match(await page.locator("#suggestions [role=status]").textContent(), /110 Educación.*4 Educación de calidad/);
    // By keys alone.
    await chip.focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.inputValue("[name='thematic_areas[0]']"), "110 · Educación");
    assert.equal(await chip.getAttribute("aria-pressed"), "true");
    await page.locator("#suggestions .chip", { hasText: "Educación de calidad" }).click();
    assert.equal(await page.inputValue("[name='sdg_targets[0]']"), "4 · Educación de calidad");
    assert.deepEqual(await faults(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} pixels wide`);
    await chip.click();
    assert.equal(await page.inputValue("[name='thematic_areas[0]']"), "");
    assert.equal(await chip.getAttribute("aria-pressed"), "false");
    assert.equal(await page.inputValue("#title"), title);
    await context.close();
  });
}

test("a suggestion that finds no empty row gets one, up to as many as the field takes", async () => {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await signIn(page, program.address, "agency", { country: "BO" });
  await page.goto(`${program.address}/cooperation-requests/new`);
  const rows = page.locator("[name^='thematic_areas[']");
  for (const row of await rows.all()) await row.fill("13020");
  const before = await rows.count();
  await page.fill("#problem", "Villages have no safe drinking water and no latrines.");
  const chip = page.locator("#suggestions .chip", { hasText: "140" });
  await chip.click();
  assert.equal(await rows.count(), before + 1);
  assert.match(await page.inputValue(`[name='thematic_areas[${before}]']`), /^140 · /);
  // The button stands with its list, and the form comes back there; a full list has none.
  await page.click("button[name=_spare][value^='thematic_areas=']");
  assert.equal(new URL(page.url()).hash, "#thematic_areas");
  assert.equal(await rows.count(), 8);
  assert.equal(await page.locator("button[name=_spare][value^='thematic_areas=']").count(), 0);
  for (const row of await rows.all()) await row.fill("13020");
  await chip.click();
  assert.equal(await chip.getAttribute("aria-pressed"), "false");
  assert.equal(await rows.count(), 8);
  await context.close();
});

test("where the script is not let in, the button does its work", async () => {
  const context = await browser.newContext({ locale: "fr", javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, program.address, "agency", { country: "BO" });
  await page.goto(`${program.address}/cooperation-requests/new`);
  await page.fill("#title", "Lutte contre le paludisme");
  await page.fill("#agency", "Ministère de la santé");
  await page.click("button[name=_suggest]");
  assert.equal(new URL(page.url()).hash, "#suggestions");
  const chip = page.locator("#suggestions .chip", { hasText: "Bonne santé" });
  await chip.click();
  assert.match(await page.inputValue("[name='sdg_targets[0]']"), /^3 · /);
  assert.equal(await chip.getAttribute("aria-pressed"), "true");
  assert.equal(await page.inputValue("#agency"), "Ministère de la santé");
  await context.close();
});
