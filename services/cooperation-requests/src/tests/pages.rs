//! The pages, as people meet them without scripts.

use super::*;

/// More than any page may weigh before it is compressed.
const TOO_HEAVY: usize = 60 * 1024;

#[tokio::test]
async fn a_request_is_submitted_through_the_form() {
    let open = open();
    assert_eq!(open.bolivia.get("/cooperation-requests/new").await.status, 200);
    let sent = open.bolivia.post("/cooperation-requests/new", &form()).await;
    assert_eq!(sent.status, 303, "{}", words(&sent.text));
    let address = "/cooperation-requests/bo-primer-banco-de-leche-humana";
    assert_eq!(sent.header("location"), address);
    let list = open.anybody.get("/cooperation-requests").await;
    assert!(words(&list.text).contains("One request"), "{}", words(&list.text));
    let bolivia = open.bolivia.clone().with("cookie", "notice=notice%2Drequest%2Dsubmitted");
    let said = words(&bolivia.get(address).await.text);
    for part in [
        "The request is submitted.",
        "Bolivia · Ministerio de Salud y Deportes",
        "Problem to be solved No hay leche pasteurizada. El hospital tiene el espacio.",
        "Why now Se redacta la norma.",
        "Reproductive health care 13020 6 expert weeks Expert exchange",
        "pasteurización 20 people",
        "1 February 2027 – 30 November 2027",
        "US$100,000",
        "Still to be financed US$60,000",
        "Partners wanted Brazil",
        "https://example.org/nota",
        "Revise the request",
        "Withdraw the request",
    ] {
        assert!(said.contains(part), "{part:?} is missing in: {said}");
    }
    assert!(!said.contains("Close the request"), "only a coordinator closes");
}

#[tokio::test]
async fn a_request_reads_in_the_reader_s_language() {
    let open = open();
    open.submit("bo-milk", json!({ "source": { "note": "Informe 2020" } })).await;
    for (language, parts) in [
        (
            "es",
            [
                "Necesidades",
                "Por financiar US$ 60.000",
                "Urgencia",
                "Intercambio de expertos",
                "No constituye una declaración",
            ],
        ),
        (
            "fr",
            [
                "Besoins",
                "Reste à financer 60 000 $US",
                "Urgence",
                "Échange d’experts",
                "Elle ne constitue pas une déclaration",
            ],
        ),
        (
            "pt",
            [
                "Necessidades",
                "A financiar US$ 60.000",
                "Urgência",
                "Intercâmbio de especialistas",
                "Não constitui declaração",
            ],
        ),
    ] {
        let page = open.anybody.clone().speaking(language).get(PAGE).await;
        let said = words(&page.text).replace(['\u{a0}', '\u{202f}'], " ");
        for part in parts {
            assert!(said.contains(part), "{language}: {part:?} is missing in: {said}");
        }
        assert!(page.text.contains("<h1 lang=\"es\">"), "the words keep their own language");
    }
}

#[tokio::test]
async fn a_refused_form_comes_back_filled_in() {
    let open = open();
    let page = open.bolivia.post("/cooperation-requests/new", &form_with("title", "")).await;
    assert_eq!(page.status, 422);
    for part in [
        "value=\"Ministerio de Salud y Deportes\"",
        "value=\"13020 · Reproductive health care\"",
        "name=\"needs[0].theme\" list=\"areas\" value=\"13020\"",
        "<option value=\"expert_exchange\" selected>",
        "value=\"soon\" checked",
        "value=\"everyone\" checked",
        "value=\"BR · Brazil\"",
        "aria-describedby=\"title-error title-hint\"",
    ] {
        assert!(page.text.contains(part), "{part:?} is missing in {}", page.text);
    }
}

#[tokio::test]
async fn a_request_is_revised_through_the_form_that_shows_it() {
    let open = open();
    let submitted = open.submit("bo-milk", json!({})).await;
    let address = format!("{PAGE}/revise");
    let version = submitted.header("etag").trim_matches('"').to_owned();
    let shown = open.bolivia.clone().speaking("pt").get(&address).await;
    for part in [
        format!("name=\"_expected\" value=\"{version}\"").as_str(),
        "value=\"es · espanhol\"",
        "value=\"BR · Brasil\"",
        "value=\"13020 · ",
    ] {
        assert!(shown.text.contains(part), "{part:?} is missing");
    }
    let rows = open.bolivia.post(&address, &[("_spare", "5"), ("_expected", &version)]).await;
    assert_eq!((rows.status, rows.text.matches("].quantity\"").count() >= 5), (200, true));
    let revised = [form_with("urgency", "urgent"), vec![("_expected", version.as_str())]].concat();
    let sent = open.bolivia.post(&address, &revised).await;
    assert_eq!((sent.status, sent.header("location")), (303, PAGE), "{}", words(&sent.text));
    let late = open.bolivia.post(&address, &revised).await;
    assert_eq!(late.status, 412);
    assert!(
        late.text.contains(&format!("href=\"{PAGE}\""))
            && late.text.contains("value=\"urgent\" checked")
    );
}

#[tokio::test]
async fn a_question_and_its_answer_are_read_on_the_page() {
    let open = open();
    open.submit("bo-milk", json!({})).await;
    let questions = format!("{PAGE}/clarification-questions");
    let sent = open.coordinator.post(&questions, &[("question", "How <many>?")]).await;
    assert_eq!((sent.status, sent.header("location")), (303, PAGE));
    let seen = open.bolivia.get(PAGE).await;
    assert!(words(&seen.text).contains("A question to the agency"));
    assert!(seen.text.contains("clarification-answers") && !seen.text.contains("<many>"));
    assert!(!open.anybody.get(PAGE).await.text.contains("clarification-answers"));
    let answers = format!("{PAGE}/clarification-answers");
    assert_eq!(open.bolivia.post(&answers, &[("answer", "Twenty.")]).await.status, 303);
    let said = words(&open.anybody.get(PAGE).await.text);
    assert!(said.contains("The agency answered") && said.contains("“Twenty.”"), "{said}");
    assert!(said.contains("Agency, Bolivia") && !said.contains("Ana"), "{said}");
}

#[tokio::test]
async fn a_request_is_closed_and_withdrawn_by_its_buttons() {
    let open = open();
    for (id, step, label) in [("bo-a", "close", "Closed"), ("bo-b", "withdraw", "Withdrawn")] {
        open.submit(id, json!({})).await;
        let address = format!("/cooperation-requests/{id}");
        let page = open.coordinator.get(&address).await;
        assert!(
            page.text.contains(&format!("/review/{id}")),
            "a coordinator is led to the proposals"
        );
        let sent = open.coordinator.post(&format!("{address}/{step}"), &[("reason", "over")]).await;
        assert_eq!((sent.status, sent.header("location")), (303, address.as_str()));
        let page = open.coordinator.get(&address).await;
        assert!(words(&page.text).contains(label) && !page.text.contains("/revise\""), "{step}");
        let form = open.bolivia.get(&format!("{address}/revise")).await;
        assert_eq!(form.status, 409, "nobody is to fill in a form that cannot be sent");
        let said = words(&form.text).to_lowercase();
        assert!(said.contains(&label.to_lowercase()) && !said.contains("fulfilled"), "{said}");
        assert!(form.text.contains(&format!("href=\"{address}\"")), "{}", form.text);
        let typed = [("_expected", "1"), ("title", "All that was typed")];
        let late = open.bolivia.post(&format!("{address}/revise"), &typed).await;
        assert_eq!(late.status, 409);
        let told = words(&late.text).to_lowercase();
        assert!(told.contains(&label.to_lowercase()) && !told.contains("fulfilled"), "{told}");
        assert!(late.text.contains("value=\"All that was typed\""), "{}", late.text);
        assert!(late.text.contains(&format!("href=\"{address}\"")), "{}", late.text);
    }
    let list = words(&open.anybody.get("/cooperation-requests").await.text);
    assert!(list.contains("No request matches"), "{list}");
    let all = open.anybody.get("/cooperation-requests?status=all").await;
    assert!(words(&all.text).contains("2 requests"));
}

#[tokio::test]
async fn the_same_field_of_two_forms_names_two_wishes() {
    let open = open();
    for id in ["bo-a", "bo-b"] {
        open.submit(id, json!({})).await;
        let address = format!("/cooperation-requests/{id}");
        let fields = [("reason", "over"), ("_command", "0190c0de-0000-7000-8000-000000000001")];
        let sent = open.bolivia.post(&format!("{address}/withdraw"), &fields).await;
        assert_eq!(sent.status, 303);
        let page = words(&open.bolivia.get(&address).await.text);
        assert!(page.contains("Withdrawn"), "{id}: {page}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_in_the_order_of_the_page() {
    let open = open();
    let wrong = [("needs[0].quantity", "x"), ("source.link", "x"), ("own_contribution_usd", "x")];
    let page = open.bolivia.post("/cooperation-requests/new", &wrong).await;
    assert_eq!(page.status, 422);
    let (summary, form) = page.text.split_once("<form method=\"post\" action=\"/coop").unwrap();
    let summary = summary.split("class=\"summary\"").nth(1).unwrap();
    let anchors: Vec<&str> = summary.split("href=\"#").skip(1).collect();
    let places = anchors.iter().map(|it| {
        let anchor = it.split('"').next().unwrap();
        form.find(&format!(" id=\"{anchor}\"")).unwrap_or_else(|| panic!("{anchor} is nowhere"))
    });
    let places: Vec<usize> = places.collect();
    assert!(places.len() > 10 && places.is_sorted(), "{places:?}: {}", words(summary));
}

#[tokio::test]
async fn every_page_is_light() {
    let open = open();
    open.submit("bo-milk", json!({})).await;
    for at in 10..40 {
        open.submit(&format!("bo-{at}"), json!({})).await;
    }
    for language in ["en", "es", "pt", "fr"] {
        for who in ["coordinator", "agency:BO"] {
            let reader = open.acting_as(who).speaking(language);
            for address in [
                "/cooperation-requests",
                "/cooperation-requests/new",
                PAGE,
                "/cooperation-requests/bo-milk/revise",
            ] {
                let page = reader.get(address).await;
                assert_eq!(page.status, 200);
                assert!(
                    page.text.len() < TOO_HEAVY,
                    "{language} {address}: {} bytes",
                    page.text.len()
                );
            }
        }
    }
    let first = open.anybody.get("/cooperation-requests?sort=title").await;
    assert!(first.text.contains("cursor=bo%2D34") && words(&first.text).contains("31 requests"));
}

#[tokio::test]
async fn who_has_not_signed_in_is_sent_to_do_so() {
    let open = open();
    let answer = open.anybody.get("/cooperation-requests/new").await;
    assert_eq!(answer.status, 303);
    assert!(
        !open
            .anybody
            .get("/cooperation-requests")
            .await
            .text
            .contains("/cooperation-requests/new\"")
    );
    assert_eq!(open.anybody.post("/cooperation-requests/new", &form()).await.status, 401);
}

#[tokio::test]
async fn a_request_like_one_that_waits_is_pointed_out_once() {
    let open = open();
    let sent = open.bolivia.post("/cooperation-requests/new", &form()).await;
    assert_eq!(sent.status, 303, "{}", words(&sent.text));
    let first = sent.header("location").to_owned();
    let again = open.bolivia.post("/cooperation-requests/new", &form()).await;
    assert_eq!(again.status, 409);
    assert!(again.text.contains(&format!("<a href=\"{first}\"")), "{}", words(&again.text));
    let insisting = form_with("_all_the_same", "1");
    let sent = open.bolivia.post("/cooperation-requests/new", &insisting).await;
    assert_eq!(sent.status, 303, "{}", words(&sent.text));
    assert_ne!(sent.header("location"), first);
}

#[tokio::test]
async fn a_refused_step_is_told_at_the_top_and_leads_back_to_the_request() {
    let open = open();
    open.submit("bo-milk", json!({})).await;
    let steps =
        [("clarification-questions", "question"), ("close", "reason"), ("withdraw", "reason")];
    for (step, field) in steps {
        let address = format!("/cooperation-requests/bo-milk/{step}");
        let page = open.coordinator.post(&address, &[(field, "  ")]).await;
        assert_eq!(page.status, 422, "{step}");
        let main = page.text.split("<main").nth(1).unwrap();
        let top = main.split("<article").next().unwrap();
        let link = format!("href=\"#{field}\"");
        assert!(top.contains(&link) && top.contains(" autofocus"), "{step}: {top}");
        assert!(page.text.contains(&format!("<textarea id=\"{field}\"")), "{step}");
        let french = format!("form=\"form\" formaction=\"{address}?lang=fr\"");
        assert!(page.text.contains(&french), "{step}");
        let sent = [(field, "Unas palabras"), ("_unsent", "1")];
        let page = open.coordinator.post(&format!("{address}?lang=fr"), &sent).await;
        assert_eq!(page.status, 200, "{step}");
        assert!(page.text.contains("Unas palabras</textarea>"), "{step}: {}", page.text);
    }
    let now = open.anybody.get(ONE).await.value();
    assert_eq!(now["stage"], "open", "{now}");
}

#[tokio::test]
async fn only_what_may_be_left_out_is_called_optional() {
    let open = open();
    let page = open.bolivia.get("/cooperation-requests/new").await.text;
    let label = |field: &str| {
        let label = page.split(&format!("<label for=\"needs[0].{field}\">")).nth(1).unwrap();
        label.split("</label>").next().unwrap().to_owned()
    };
    for field in ["theme", "skill", "quantity", "unit"] {
        assert!(!label(field).contains("optional"), "{field}");
    }
    assert!(label("modality").contains("(optional)"));
    assert!(words(&page).contains("At least one. One component a row"), "{}", words(&page));
    assert!(page.contains("name=\"_spare\" value=\"needs=5\""), "{page}");
}

#[tokio::test]
async fn what_was_written_to_end_a_request_in_another_role_is_not_lost() {
    let open = open();
    open.submit("bo-milk", json!({})).await;
    let sent = [("reason", "Ya no hace falta"), ("_as", "agency:BO")];
    let page = open.coordinator.post("/cooperation-requests/bo-milk/withdraw", &sent).await;
    assert_eq!(page.status, 422);
    assert!(page.text.contains("Ya no hace falta</textarea>"), "{}", page.text);
    let observer = open.acting_as("observer");
    let page = observer.post("/cooperation-requests/bo-milk/withdraw", &sent).await;
    assert!(words(&page.text).contains("What you wrote Ya no hace falta"), "{}", words(&page.text));
}
