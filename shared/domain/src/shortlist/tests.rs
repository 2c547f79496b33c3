//! The rules of a shortlist, as a table of cases.

use std::sync::Arc;

use super::*;
use crate::{
    Contribution, Gap, Points,
    given::{given, pinned},
};

fn proposal(offer: &str, score: Points) -> Proposal {
    let (request, first) = ("bo-milk".parse().unwrap(), offer.parse().unwrap());
    Proposal {
        id: ProposalId::of(&request, &first, None),
        request,
        first_provider: first,
        second_provider: None,
        score,
        contributions: Arc::new([Contribution {
            criterion: "thematic-area".into(),
            points: score,
            of: 340,
            evidence: Message::new("criterion-thematic-area-same"),
        }]),
        closes: vec![],
        unmet: vec![Gap::Funding { usd: 60_000, percent: 60 }],
    }
}

fn revision(entered: Vec<Proposal>, left: &[&str]) -> Revision {
    let left = left.iter().map(|id| Left {
        proposal: format!("bo-milk~{id}").parse().unwrap(),
        why: WhyLeft::Outranked,
    });
    Revision {
        as_of: 7,
        policy: PolicyStamp { version: "1".into(), hash: "ab".into() },
        entered,
        left: left.collect(),
    }
}

fn revised(entered: Vec<Proposal>, left: &[&str]) -> Event {
    Event::Revised(revision(entered, left))
}

#[test]
fn a_list_is_ranked_by_score_and_then_by_id() {
    let entered = vec![proposal("c", 10), proposal("b", 30), proposal("a", 10)];
    let list = given::<Shortlist>([revised(entered, &[])]).state();
    let order: Vec<&str> = list.proposals().iter().map(|p| p.first_provider.as_str()).collect();
    assert_eq!(order, ["b", "a", "c"]);
    assert_eq!(list.find(&proposal("a", 0).id).map(|(rank, _)| rank), Some(2));
}

#[test]
fn a_proposal_with_another_score_takes_its_own_place() {
    let events = [
        revised(vec![proposal("a", 10), proposal("b", 20)], &[]),
        revised(vec![proposal("a", 30)], &[]),
    ];
    let list = given::<Shortlist>(events).state();
    assert_eq!(list.proposals(), [proposal("a", 30), proposal("b", 20)]);
}

#[test]
fn a_revision_without_a_change_is_not_recorded() {
    given::<Shortlist>([]).when(Command::Revise(revision(vec![], &[]))).then([]);
}

#[test]
fn only_what_is_on_the_list_can_leave() {
    let leave = || Command::Revise(revision(vec![], &["a"]));
    given::<Shortlist>([]).when(leave()).refused(Error::NotOnList("bo-milk~a".parse().unwrap()));
    given::<Shortlist>([revised(vec![proposal("a", 10)], &[])])
        .when(leave())
        .then([revised(vec![], &["a"])]);
}

#[test]
fn points_that_do_not_sum_to_the_score_are_refused() {
    let mut wrong = proposal("a", 10);
    wrong.score = 11;
    given::<Shortlist>([])
        .when(Command::Revise(revision(vec![wrong.clone()], &[])))
        .refused(Error::DoesNotSum(wrong.id));
}

#[test]
fn the_difference_between_two_lists_turns_one_into_the_other() {
    let old =
        given::<Shortlist>([revised(vec![proposal("a", 10), proposal("b", 20)], &[])]).state();
    let next = [proposal("c", 30), proposal("b", 25)];
    let (entered, left) = old.difference(&next, |_| WhyLeft::Outranked);
    assert_eq!(left.len(), 1);
    let revision = Revision { as_of: 9, policy: revision(vec![], &[]).policy, entered, left };
    assert_eq!(old.evolve(Event::Revised(revision)).proposals(), next);
}

#[test]
fn stored_events_keep_their_json() {
    let mut triangle = proposal("a", 10);
    triangle.second_provider = Some("isdb".parse().unwrap());
    triangle.id = ProposalId::of(
        &triangle.request,
        &triangle.first_provider,
        triangle.second_provider.as_ref(),
    );
    triangle.closes = vec![
        Gap::Language { language: "es".parse().unwrap() },
        Gap::Modality { modality: "study_tour".parse().unwrap() },
        Gap::Theme { area: "13020".parse().unwrap() },
        Gap::Skill { skill: "cold chain".into() },
    ];
    Arc::make_mut(&mut triangle.contributions)[0].evidence =
        Message::new("criterion-thematic-area-same")
            .with("theme", "13020".parse::<reference::ThematicArea>().unwrap());
    pinned(
        &revised(vec![triangle], &["b"]),
        r#"{"type":"Revised","data":{"as_of":7,"policy":{"version":"1","hash":"ab"},"entered":[{"id":"bo-milk~a~isdb","request":"bo-milk","first_provider":"a","second_provider":"isdb","score":10,"contributions":[{"criterion":"thematic-area","points":10,"of":340,"evidence":{"id":"criterion-thematic-area-same","args":{"theme":{"theme":"13020"}}}}],"closes":[{"language":{"language":"es"}},{"modality":{"modality":"study_tour"}},{"theme":{"area":"13020"}},{"skill":{"skill":"cold chain"}}],"unmet":[{"funding":{"usd":60000,"percent":60}}]}],"left":[{"proposal":"bo-milk~b","why":"outranked"}]}}"#,
    );
}
