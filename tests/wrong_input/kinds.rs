//! Each kind of wrong input by every way in: the API, the form, a table, a file of JSON lines. What
//! the API tells in four languages, the others must tell as well.

mod kind;
mod offers;
mod requests;
mod ways;

use kind::{Kind, OFFER, Of, REQUEST};
pub use ways::form_of;

use crate::harness::Server;

fn all() -> Vec<Kind> {
    offers::kinds().into_iter().chain(requests::kinds()).collect()
}

#[test]
fn the_table_holds_many_kinds_of_wrong_input_and_none_twice() {
    let mut names: Vec<&str> = all().iter().map(|kind| kind.what).collect();
    let many = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), many);
    assert!(many >= 45, "{many}");
}

#[test]
fn what_is_right_is_accepted_so_that_only_what_is_wrong_is_refused() {
    let server = Server::fresh();
    let caller = server.acting_as("coordinator");
    for of in [OFFER, REQUEST] {
        caller.post(of.path, &(of.right)("by-api")).expect(201);
        let mut form = form_of(&(of.right)("by-form"));
        // It says the same as the first, and is meant.
        form.push(("_all_the_same".to_owned(), "1".to_owned()));
        let answer = caller.with("Accept", "text/html").post_form(of.page, &form);
        assert_eq!(answer.status, 303, "{answer:?}");
    }
}

#[test]
fn every_kind_of_wrong_input_is_told_by_the_api_in_four_languages() {
    let server = Server::fresh();
    let before = events(&server);
    for kind in all() {
        ways::api(&server, &kind);
    }
    assert_eq!(events(&server), before, "something was stored");
}

#[test]
fn every_kind_of_wrong_input_comes_back_in_its_form() {
    let server = Server::fresh();
    let before = events(&server);
    for (at, kind) in all().iter().enumerate().filter(|(_, kind)| kind.by_form) {
        ways::form(&server, kind, ["es", "pt", "fr", "en"][at % 4]);
    }
    assert_eq!(events(&server), before, "something was stored");
}

#[test]
fn every_kind_of_wrong_input_is_told_in_the_row_of_a_table() {
    let server = Server::fresh();
    for (of, language) in [(OFFER, "es"), (OFFER, "en"), (REQUEST, "fr"), (REQUEST, "pt")] {
        ways::table(&server, &of_that(of, |kind| kind.by_table), language);
    }
}

#[test]
fn every_kind_of_wrong_input_is_told_on_the_line_of_a_json_file() {
    let server = Server::fresh();
    for (of, language) in [(OFFER, "pt"), (REQUEST, "es")] {
        ways::lines(&server, &of_that(of, |_| true), language);
    }
}

fn of_that(of: Of, goes: impl Fn(&Kind) -> bool) -> Vec<Kind> {
    all().into_iter().filter(|kind| kind.of.path == of.path && goes(kind)).collect()
}

/// How many events there are.
fn events(server: &Server) -> usize {
    let page = server.acting_as("observer").get("/api/v1/events?limit=1000").expect(200).json();
    page["items"].as_array().unwrap().len()
}
