//! From an offer and a request to a formed partnership by filling in forms, in Spanish, without
//! scripts.

use crate::harness::{Browser, Form, Server, eventually, next_year};

#[test]
fn a_partnership_is_formed_in_spanish_by_forms_without_scripts() {
    let server = Server::fresh();
    let offer = publish(&server);
    let request = submit(&server);
    let proposal = endorse(&server, &request);
    consent(&server, "agency:BO", &proposal, "recipient");
    let mut brazil = consent(&server, "country:BR", &proposal, "first_provider");

    assert_eq!(brazil.address, format!("/partnerships/{request}"));
    assert!(brazil.words().contains("alianza"), "{}", brazil.words());
    brazil.visit(&format!("/capacity-offers/{offer}"));
    assert!(brazil.words().contains("Cupos disponibles en paralelo 1 de 2"), "{}", brazil.words());
    brazil.visit(&format!("/cooperation-requests/{request}"));
    assert!(brazil.words().contains("Atendida"), "{}", brazil.words());
    let mut coordinator = Browser::open(&server, "es");
    coordinator.sign_in("coordinator");
    coordinator.visit("/review?status=all");
    assert!(!coordinator.page.text().contains(&request), "{}", coordinator.words());
}

/// Brazil publishes an offer; its id.
fn publish(server: &Server) -> String {
    let mut brazil = Browser::open(server, "es");
    brazil.sign_in("country:BR");
    brazil.follow("/capacity-offers");
    brazil.follow("/capacity-offers/new");
    let form = all(
        brazil.form("/capacity-offers/new"),
        &[
            ("institution", "Fiocruz"),
            ("title", "Bancos de leche humana"),
            ("summary", "Ayudamos a los hospitales a crear bancos de leche para recién nacidos."),
            ("written_in", "español"),
            ("thematic_areas[0]", "13020"),
            ("role", "expertise"),
            ("modalities", "expert_exchange"),
            ("modalities", "training_course"),
            ("languages[0]", "pt"),
            ("languages[1]", "es"),
            ("eligible[0]", "all_developing"),
            ("places", "2"),
            ("expert_weeks_per_year", "40"),
            ("available_from", "2020-01-01"),
            ("available_until", "2150-12-31"),
            ("valid_until", "2150-12-31"),
            ("evidence[0].what", "Dos bancos en La Paz"),
            ("evidence[0].country", "Bolivia"),
            ("evidence[0].year", "2012"),
        ],
    );
    // What is it about? It says so, and nothing is lost by asking.
    brazil.send(&form.clone().press("_suggest", "1"));
    let form = brazil.form("/capacity-offers/new");
    brazil.send(&form.press("_take", "sdg_targets=3 · Salud y bienestar"));
    let form = brazil.form("/capacity-offers/new");
    assert_eq!(form.value("sdg_targets[0]"), Some("3 · Salud y bienestar"));
    // A mistake first: the form comes back filled in, in Spanish, and only the mistake is mended.
    brazil.send(&form.clone().fill("places", "0"));
    assert_eq!(brazil.page.status, 422);
    assert!(brazil.words().contains("Debe estar entre 1 y 1000"), "{}", brazil.words());
    let form = brazil.form("/capacity-offers/new");
    assert_eq!(form.value("title"), Some("Bancos de leche humana"));
    brazil.send(&form.fill("places", "2"));
    assert_eq!(brazil.page.status, 200, "{}", brazil.words());
    last_step(&brazil.address)
}

/// Bolivia's agency asks; the request's id.
fn submit(server: &Server) -> String {
    let mut agency = Browser::open(server, "es");
    agency.sign_in("agency:BO");
    agency.follow("/cooperation-requests");
    agency.follow("/cooperation-requests/new");
    let (from, until) = (format!("{}-01-01", next_year()), format!("{}-12-31", next_year()));
    let form = all(
        agency.form("/cooperation-requests/new"),
        &[
            ("agency", "Ministerio de Salud"),
            ("title", "Bancos de leche"),
            ("problem", "Mueren recién nacidos."),
            ("written_in", "es"),
            ("thematic_areas[0]", "13020"),
            ("needs[0].theme", "13020"),
            ("needs[0].modality", "expert_exchange"),
            ("needs[0].quantity", "4"),
            ("needs[0].unit", "expert_weeks"),
            ("languages[0]", "es"),
            ("needed_from", &from),
            ("needed_until", &until),
            ("urgency", "soon"),
            ("visible_to", "everyone"),
        ],
    );
    agency.send(&form);
    assert_eq!(agency.page.status, 200, "{}", agency.words());
    last_step(&agency.address)
}

/// A coordinator goes from the queue to the match card and endorses; the proposal's id.
fn endorse(server: &Server, request: &str) -> String {
    let mut coordinator = Browser::open(server, "es");
    coordinator.sign_in("coordinator");
    eventually("the proposal is in the queue", || {
        let queue = coordinator.visit("/review").text();
        queue.contains(&format!("/proposals/{request}~")).then_some(())
    });
    coordinator.follow(&format!("/review/{request}"));
    coordinator.follow(&format!("/proposals/{request}~"));
    let proposal = last_step(&coordinator.address);
    let action = format!("/proposals/{proposal}/decisions");
    let forms = coordinator.forms().into_iter();
    let mut forms =
        forms.filter(|form| form.action == action && form.value("decision") == Some("endorse"));
    let form = forms.next().expect("the card offers to endorse").fill("words", "Adelante.");
    coordinator.send(&form);
    assert_eq!(coordinator.page.status, 200, "{}", coordinator.words());
    // Sending it once more, as a double click does, is the same wish and no mistake.
    coordinator.send(&form);
    assert_eq!(coordinator.page.status, 200, "{}", coordinator.words());
    proposal
}

/// A party finds what it is asked, and says yes.
fn consent(server: &Server, who: &str, proposal: &str, party: &str) -> Browser {
    let mut browser = Browser::open(server, "es");
    browser.sign_in(who);
    browser.follow("/review");
    browser.follow(&format!("/proposals/{proposal}"));
    let yes =
        |form: &Form| form.value("party") == Some(party) && form.value("consents") == Some("true");
    let form = browser.forms().into_iter().find(yes).expect("the card asks for the consent");
    browser.send(&form);
    assert_eq!(browser.page.status, 200, "{}", browser.words());
    browser
}

fn all(form: Form, fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(form, |form, (name, value)| form.fill(name, value))
}

fn last_step(address: &str) -> String {
    address.rsplit('/').next().unwrap().to_owned()
}
