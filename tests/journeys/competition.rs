//! Many compete for one place: it is promised once.

use std::{sync::Barrier, thread};

use serde_json::Value;

use super::steps::{consent, endorse, offer_now, proposal, publish, submit};
use crate::harness::{Server, eventually, offer, request, with};

/// How many compete.
const RIVALS: usize = 64;

#[test]
fn of_sixty_four_tasks_that_compete_for_the_last_place_one_gets_it_and_all_are_told() {
    let server = Server::fresh();
    publish(&server, "country:BR", &with(offer("br-milk"), "places", 1));
    let names: Vec<String> = (0..RIVALS).map(|rival| format!("bo-milk-{rival}")).collect();
    let agency = server.acting_as("agency:BO");
    let rivals: Vec<String> = names
        .iter()
        .map(|name| {
            submit(&server, "agency:BO", &request(name));
            let id = proposal(&server, name, "bilateral");
            endorse(&server, &id);
            consent(&agency, &id, "recipient").expect(200);
            id
        })
        .collect();

    let start = Barrier::new(RIVALS);
    let answers: Vec<(u16, Value)> = thread::scope(|scope| {
        let racing: Vec<_> = rivals
            .iter()
            .map(|id| {
                let (start, brazil) = (&start, server.acting_as("country:BR"));
                scope.spawn(move || {
                    start.wait();
                    let answer = consent(&brazil, id, "first_provider");
                    (answer.status, answer.json())
                })
            })
            .collect();
        racing.into_iter().map(|it| it.join().unwrap()).collect()
    });

    let (winners, losers): (Vec<_>, Vec<_>) = answers
        .iter()
        .partition(|(status, answer)| *status == 200 && answer["outcome"] == "formed");
    assert_eq!(winners.len(), 1, "{answers:?}");
    for (status, told) in losers {
        assert_eq!((*status, &told["type"]), (409, &"/problems/rule".into()), "{told}");
    }
    let held = offer_now(&server, "br-milk");
    assert_eq!(held["places_left"], 0, "{held}");
    assert_eq!(held["held"].as_array().unwrap().len(), 1, "{held}");
    let partnerships = server.nobody().get("/api/v1/partnerships").expect(200).json();
    assert_eq!(partnerships["items"].as_array().unwrap().len(), 1, "{partnerships}");
    everybody_sees_it(&server, &rivals);
}

/// One proposal is agreed to; each of the others has lapsed, for its coordinator and its agency.
fn everybody_sees_it(server: &Server, rivals: &[String]) {
    let readers = [server.acting_as("coordinator"), server.acting_as("agency:BO")];
    for reader in readers {
        let code = |id: &String| {
            let card = reader.get(&format!("/api/v1/proposals/{id}")).expect(200).json();
            card["status"]["code"].as_str().unwrap().to_owned()
        };
        eventually("all others have lapsed", || {
            let codes: Vec<String> = rivals.iter().map(code).collect();
            let lapsed = codes.iter().filter(|code| *code == "lapsed").count();
            (lapsed == RIVALS - 1).then_some(())
        });
    }
}
