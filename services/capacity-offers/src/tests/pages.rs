//! The pages, as people meet them without scripts.

use super::*;

/// More than any page may weigh before it is compressed.
const TOO_HEAVY: usize = 60 * 1024;
const LANGUAGES: [&str; 4] = ["en", "es", "pt", "fr"];

#[tokio::test]
async fn an_offer_is_published_through_the_form() {
    let open = open();
    let empty = open.brazil.get("/capacity-offers/new").await;
    assert_eq!(empty.status, 200);
    let sent = open.brazil.post("/capacity-offers/new", &form()).await;
    assert_eq!(sent.status, 303, "{}", words(&sent.text));
    assert_eq!(sent.header("location"), "/capacity-offers/br-bancos-de-leite-humano");
    // The list shows it at once, although it is built by a follower.
    let list = open.anybody.get("/capacity-offers").await;
    assert!(words(&list.text).contains("One offer"), "{}", words(&list.text));
    let page = open.brazil.clone().with("cookie", "notice=notice%2Doffer%2Dpublished");
    let page = page.get(sent.header("location")).await;
    let said = words(&page.text);
    for part in [
        "The offer is published.",
        "Bancos de leite humano",
        "Brazil · Fundação Oswaldo Cruz (Fiocruz)",
        "Reproductive health care 13020",
        "Basic nutrition 12240",
        "3.2 By 2030",
        "Places left, in parallel 2 of 2",
        "Expert weeks left, a year 12 of 12",
        "Expert exchange and Internship",
        "Portuguese and Spanish",
        "Latin America and the Caribbean and Mozambique",
        "1 January 2026 – 31 December 2028",
        "Valid until 31 December 2027",
        "First bank Bolivia, 2012",
        "Revise the offer",
        "Published",
    ] {
        assert!(said.contains(part), "{part:?} is missing in: {said}");
    }
    assert!(!said.contains("derived from published cooperation"));
}

#[tokio::test]
async fn an_offer_reads_in_the_reader_s_language() {
    let open = open();
    open.publish(
        "br-milk",
        json!({ "source": { "note": "Informe 2020", "link": "https://example.org/i" } }),
    )
    .await;
    open.hold("br-milk").await;
    for (language, parts) in [
        (
            "es",
            [
                "Brasil · Fundação",
                "Cupos disponibles en paralelo 1 de 2",
                "Vigente hasta el 31 de diciembre de 2027",
                "No constituye una declaración de los gobiernos mencionados.",
                "Capacidad reservada para una alianza",
            ],
        ),
        (
            "fr",
            [
                "Brésil · Fundação",
                "Places disponibles en parallèle 1 sur 2",
                "Valable jusqu’au 31 décembre 2027",
                "Elle ne constitue pas une déclaration des gouvernements cités.",
                "Capacité réservée pour un partenariat",
            ],
        ),
        (
            "pt",
            [
                "Brasil · Fundação",
                "Vagas disponíveis em paralelo 1 de 2",
                "Válida até 31 de dezembro de 2027",
                "Não constitui declaração dos governos mencionados.",
                "Capacidade reservada para uma parceria",
            ],
        ),
    ] {
        let page = open.anybody.clone().speaking(language).get("/capacity-offers/br-milk").await;
        let said = words(&page.text);
        for part in parts {
            assert!(said.contains(part), "{language}: {part:?} is missing in: {said}");
        }
        assert!(page.text.contains("<h1 lang=\"pt\">"), "the words keep their own language");
        assert!(page.text.contains("https://example.org/i"));
        assert!(!said.contains("Revisar la oferta"), "who may not change it is not offered to");
    }
}

#[tokio::test]
async fn a_refused_form_comes_back_filled_in() {
    let open = open();
    let page = open.brazil.post("/capacity-offers/new", &form_with("title", "")).await;
    assert_eq!(page.status, 422);
    for part in [
        "value=\"Fundação Oswaldo Cruz (Fiocruz)\"",
        "Da coleta à pasteurização.\r\nEm rede.",
        "value=\"13020 · Reproductive health care\"",
        "value=\"12240\"",
        "pasteurização\r\n\r\ncontrole de qualidade",
        "value=\"internship\" checked",
        "value=\"expertise\" checked",
        "name=\"evidence[0].what\"",
        "First bank</textarea>",
        "value=\"BO · Bolivia\"",
        "href=\"#title\"",
        "aria-describedby=\"title-error title-hint\"",
    ] {
        assert!(page.text.contains(part), "{part:?} is missing");
    }
}

#[tokio::test]
async fn more_rows_are_added_without_scripts_and_nothing_is_lost() {
    let open = open();
    let rows = |text: &str, row: &str| text.matches(row).count();
    let page = open.brazil.post("/capacity-offers/new", &form_with("_spare", "evidence=5")).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("value=\"Bancos de leite humano\""));
    let before = open.brazil.get("/capacity-offers/new").await;
    assert!(rows(&page.text, "].what\"") > rows(&before.text, "].what\""));
    // One list has more of them, and the form comes back where that list is.
    assert_eq!(rows(&page.text, "name=\"excluded["), rows(&before.text, "name=\"excluded["));
    let more = "name=\"_spare\" value=\"evidence=8\" formnovalidate formaction=\"#evidence\"";
    assert!(page.text.contains(more), "{}", page.text);
    let list = open.anybody.get("/api/v1/capacity-offers").await;
    assert!(list.value()["items"].as_array().unwrap().is_empty(), "nothing is published by that");
}

#[tokio::test]
async fn an_offer_is_revised_through_the_form_that_shows_it() {
    let open = open();
    let published = open.publish("br-milk", json!({})).await;
    let address = "/capacity-offers/br-milk/revise";
    let shown = open.brazil.clone().speaking("fr").get(address).await;
    assert_eq!(shown.status, 200);
    let version = published.header("etag").trim_matches('"').to_owned();
    for part in [
        format!("name=\"_expected\" value=\"{version}\"").as_str(),
        "value=\"pt · portugais\"",
        "value=\"13020 · ",
        "value=\"bloc:cplp · ",
        "value=\"BO · Bolivie\"",
        "value=\"3.2\"",
    ] {
        assert!(shown.text.contains(part), "{part:?} is missing");
    }
    let revised = [form_with("places", "5"), vec![("_expected", version.as_str())]].concat();
    let sent = open.brazil.post(address, &revised).await;
    assert_eq!(
        (sent.status, sent.header("location")),
        (303, "/capacity-offers/br-milk"),
        "{}",
        words(&sent.text)
    );
    let said = words(&open.anybody.get("/capacity-offers/br-milk").await.text);
    assert!(
        said.contains("5 of 5") && said.contains("Changed:") && said.contains("Places in parallel"),
        "{said}"
    );

    // The version that was seen is no longer the current one.
    let late = open.brazil.post(address, &revised).await;
    assert_eq!(late.status, 412);
    assert!(
        late.text.contains("value=\"5\"")
            && late.text.contains("href=\"/capacity-offers/br-milk\"")
    );
    assert!(!late.text.contains(&format!("name=\"_expected\" value=\"{version}\"")));
}

#[tokio::test]
async fn an_offer_is_suspended_resumed_and_withdrawn_by_its_buttons() {
    let open = open();
    open.publish("br-milk", json!({})).await;
    for (step, label) in
        [("suspend", "Suspended"), ("resume", "Resumed"), ("withdraw", "Withdrawn")]
    {
        let fields: &[(&str, &str)] =
            if step == "resume" { &[] } else { &[("reason", "Our <reasons>")] };
        let sent = open.brazil.post(&format!("/capacity-offers/br-milk/{step}"), fields).await;
        assert_eq!(sent.status, 303, "{step}");
        let page = open.brazil.get("/capacity-offers/br-milk").await;
        assert!(words(&page.text).contains(label), "{step}");
        assert!(!page.text.contains("<reasons>"), "what people wrote is never markup");
    }
    let page = open.brazil.get("/capacity-offers/br-milk").await;
    assert!(
        !page.text.contains("/capacity-offers/br-milk/revise"),
        "what has ended cannot be changed"
    );
    assert_eq!(open.brazil.post("/capacity-offers/br-milk/resume", &[]).await.status, 409);
    // Nobody is to fill in a form that cannot be sent, or to be told to compare and send it again.
    let form = open.brazil.get("/capacity-offers/br-milk/revise").await;
    assert_eq!(form.status, 409, "{}", form.text);
    let typed = [("_expected", "1"), ("title", "All that was typed")];
    let late = open.brazil.post("/capacity-offers/br-milk/revise", &typed).await;
    assert_eq!(late.status, 409);
    let (form_part, send) = (late.text.split("<main").nth(1).unwrap(), "Publish the revision");
    assert!(form_part.contains("value=\"All that was typed\""), "{form_part}");
    assert!(!form_part.contains(&format!(">{send}</button>")), "it can no longer be sent");
    for refused in [form, late] {
        let said = words(&refused.text);
        assert!(
            said.contains("withdrawn by its provider") && !said.contains("suspended"),
            "{said}"
        );
        assert!(refused.text.contains("href=\"/capacity-offers/br-milk\""), "{}", refused.text);
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_in_the_order_of_the_page() {
    let open = open();
    let wrong = [("evidence[0].year", "1800"), ("source.link", "x"), ("brings_usd", "x")];
    let page = open.brazil.post("/capacity-offers/new", &wrong).await;
    assert_eq!(page.status, 422);
    let (summary, form) = page.text.split_once("<form method=\"post\" action=\"/capacity").unwrap();
    let summary = summary.split("class=\"summary\"").nth(1).unwrap();
    let anchors: Vec<&str> = summary.split("href=\"#").skip(1).collect();
    let places = anchors.iter().map(|it| {
        let anchor = it.split('"').next().unwrap();
        form.find(&format!(" id=\"{anchor}\"")).unwrap_or_else(|| panic!("{anchor} is nowhere"))
    });
    let places: Vec<usize> = places.collect();
    assert!(places.len() > 15 && places.is_sorted(), "{places:?}: {}", words(summary));
}

#[tokio::test]
async fn the_list_is_searched_without_scripts() {
    let open = open();
    open.publish("br-milk", json!({})).await;
    let found = open.anybody.get("/capacity-offers?q=leite&theme=130&status=open").await;
    assert!(found.text.contains("<a href=\"/capacity-offers/br-milk\">"));
    assert!(
        found.text.contains("value=\"leite\"")
            && found.text.contains("<option value=\"130\" selected>")
    );
    let form = found.text.split("role=\"search\"").nth(1).unwrap().split("</form>").next().unwrap();
    assert!(!form.contains(" required"), "every field of a search may be left open");
    assert!(form.contains("<details>"), "what nobody asked for stays folded");
    let narrowed = open.anybody.get("/capacity-offers?language=pt").await;
    assert!(narrowed.text.contains("<details open>"));
    let none = open.anybody.get("/capacity-offers?q=fisheries").await;
    assert!(words(&none.text).contains("No offer matches"));
    let wrong = open.anybody.get("/capacity-offers?theme=K65").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("href=\"#theme\""));
}

#[tokio::test]
async fn a_long_list_is_shown_some_at_a_time() {
    let open = open();
    for at in 10..40 {
        open.publish(&format!("br-{at}"), json!({})).await;
    }
    let first = open.anybody.get("/capacity-offers?sort=title").await;
    assert!(words(&first.text).contains("30 offers"));
    assert!(first.text.contains("br-34\"") && !first.text.contains("/br-35\""));
    assert!(
        first.text.contains("/capacity-offers?sort=title&#38;cursor=br%2D34"),
        "{}",
        first.text
    );
    // What was seen last may have left the list; whoever reads a page is shown it anew.
    let gone = open.anybody.get("/capacity-offers?sort=title&cursor=br-gone").await;
    assert_eq!((gone.status, words(&gone.text)), (200, words(&first.text)));
    let rest = open.anybody.get("/capacity-offers?sort=title&cursor=br-34").await;
    assert!(rest.text.contains("/br-35\"") && !rest.text.contains("/br-34\""));
    assert!(first.text.len() < TOO_HEAVY, "{} bytes", first.text.len());
}

#[tokio::test]
async fn every_page_is_light_and_every_field_is_labelled() {
    let open = open();
    open.publish("br-milk", json!({})).await;
    let people = ["coordinator", "country:BR"].iter().flat_map(|it| LANGUAGES.map(|of| (*it, of)));
    for (person, language) in people {
        let reader = open.anybody.clone().acting_as(person).speaking(language);
        for address in [
            "/capacity-offers",
            "/capacity-offers/new",
            "/capacity-offers/br-milk",
            "/capacity-offers/br-milk/revise",
        ] {
            let page = reader.get(address).await;
            assert_eq!(page.status, 200);
            // Who writes for anybody may choose among all providers, which takes more.
            let most = if person == "coordinator" { TOO_HEAVY * 10 / 9 } else { TOO_HEAVY };
            assert!(
                page.text.len() < most,
                "{person} {language} {address}: {} bytes",
                page.text.len()
            );
            assert!(unlabelled(&page.text).is_empty(), "{address}: {:?}", unlabelled(&page.text));
        }
    }
}

/// The fields that nothing names for those who cannot see the page.
fn unlabelled(html: &str) -> Vec<&str> {
    let starts = ["<input", "<select", "<textarea"];
    let tags = html.split('<').map(|tag| tag.split('>').next().unwrap_or_default());
    let fields = tags.filter(|tag| starts.iter().any(|start| tag.starts_with(&start[1..])));
    let is_named = |tag: &&str| {
        let id = tag.split(" id=\"").nth(1).and_then(|rest| rest.split('"').next());
        tag.contains("type=\"hidden\"")
            || tag.contains("aria-label=")
            || id.is_some_and(|id| html.contains(&format!("for=\"{id}\"")))
            // A box lies within its label.
            || tag.contains("type=\"checkbox\"")
            || tag.contains("type=\"radio\"")
    };
    fields.filter(|tag| !is_named(tag)).collect()
}

#[tokio::test]
async fn who_has_not_signed_in_is_sent_to_do_so() {
    let open = open();
    let answer = open.anybody.get("/capacity-offers/new").await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, "/sign-in?next=%2Fcapacity%2Doffers%2Fnew")
    );
    assert!(!open.anybody.get("/capacity-offers").await.text.contains("/capacity-offers/new\""));
    assert_eq!(open.anybody.post("/capacity-offers/new", &form()).await.status, 401);
}

#[tokio::test]
async fn an_offer_like_one_that_is_there_is_pointed_out_once() {
    let open = open();
    let sent = open.brazil.post("/capacity-offers/new", &form()).await;
    assert_eq!(sent.status, 303, "{}", words(&sent.text));
    let again = open.brazil.post("/capacity-offers/new", &form()).await;
    assert_eq!(again.status, 409);
    assert!(
        words(&again.text).contains("This seems to be here already."),
        "{}",
        words(&again.text)
    );
    assert!(again.text.contains(r#"<a href="/capacity-offers/br-bancos-de-leite-humano""#));
    // Others of that title could stand there too.
    let told = "Brazil · 21 November 2026 · br-bancos-de-leite-humano";
    assert!(words(&again.text).contains(told), "{}", words(&again.text));
    assert!(
        again.text.contains("<div class=\"summary\" role=\"alert\" tabindex=\"-1\" autofocus>")
    );
    assert!(again.text.contains("<button>Post it all the same</button>"), "{}", again.text);
    // What was typed is still there, and whoever insists is believed.
    assert!(again.text.contains("Bancos de leite humano"));
    let insisting = form_with("_all_the_same", "1");
    let sent = open.brazil.post("/capacity-offers/new", &insisting).await;
    assert_eq!(sent.status, 303, "{}", words(&sent.text));
    assert_eq!(sent.header("location"), "/capacity-offers/br-bancos-de-leite-humano-2");
}

#[tokio::test]
async fn the_same_click_twice_is_no_second_offer() {
    let open = open();
    let wish = form_with("_command", "0190c0de-0000-7000-8000-000000000001");
    for _ in 0..2 {
        let sent = open.brazil.post("/capacity-offers/new", &wish).await;
        assert_eq!(sent.status, 303, "{}", words(&sent.text));
        assert_eq!(sent.header("location"), "/capacity-offers/br-bancos-de-leite-humano");
    }
    // Whoever goes back to the form and types something else means another one.
    let mut other = wish.clone();
    other.retain(|(name, _)| *name != "title");
    other.extend([("title", "Censo agropecuário"), ("_all_the_same", "1")]);
    let sent = open.brazil.post("/capacity-offers/new", &other).await;
    assert_eq!(sent.header("location"), "/capacity-offers/br-censo-agropecuario");
}

#[tokio::test]
async fn a_refused_step_is_told_at_the_top_and_leads_back_to_the_offer() {
    let open = open();
    open.publish("br-milk", json!({})).await;
    for step in ["suspend", "withdraw"] {
        let address = format!("/capacity-offers/br-milk/{step}");
        let page = open.brazil.post(&address, &[("reason", "  ")]).await;
        assert_eq!(page.status, 422, "{step}");
        let main = page.text.split("<main").nth(1).unwrap();
        let top = main.split("<article").next().unwrap();
        assert!(top.contains("href=\"#reason\"") && top.contains(" autofocus"), "{step}: {top}");
        assert_eq!(page.text.matches("id=\"reason\"").count(), 1, "{step}");
        assert!(page.text.contains("<textarea id=\"reason\""), "{step}");
        assert!(page.text.contains("aria-describedby=\"reason-error\""), "{step}");
        // Another language keeps what was typed, and carries nothing out.
        let other = format!("form=\"form\" formaction=\"{address}?lang=fr\"");
        assert!(page.text.contains(&other), "{}", page.text);
        let sent = [("reason", "Por ahora"), ("_unsent", "1")];
        let french = open.brazil.post(&format!("{address}?lang=fr"), &sent).await;
        assert_eq!(french.status, 200);
        assert!(french.text.contains("<html lang=\"fr\">"), "{}", french.text);
        assert!(french.text.contains("Por ahora</textarea>"), "{}", french.text);
        assert!(!french.text.contains("aria-invalid"), "{}", french.text);
        let asked = open.brazil.get(&address).await;
        assert_eq!((asked.status, asked.header("location")), (303, "/capacity-offers/br-milk"));
    }
}
